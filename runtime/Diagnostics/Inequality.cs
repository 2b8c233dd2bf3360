namespace AutoDiffGen.Diagnostics;

/// <summary>One side at most the other: what a check of a bound measured.</summary>
/// <param name="Left">What should be at most <paramref name="Right"/>.</param>
/// <param name="Right">The bound.</param>
/// <param name="Rounding">By how much rounding may have moved either: 1e-12 of the terms they were made of.</param>
public readonly record struct Inequality(double Left, double Right, double Rounding)
{
    /// <summary>Whether it holds, but for rounding; not where a side is NaN.</summary>
    public bool Holds => Left <= Right + Rounding;

    /// <summary>Whether it holds strictly, beyond rounding.</summary>
    public bool IsStrict => Left < Right - Rounding;

    /// <summary>Left − right: positive where it is violated.</summary>
    public double Excess => Left - Right;
}
