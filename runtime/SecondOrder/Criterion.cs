namespace AutoDiffGen.SecondOrder;

/// <summary>One condition for the end of a minimization: what was measured, and what was asked for.</summary>
/// <param name="Measured">At the end; NaN where nothing could be measured, as a change before the first iteration.</param>
/// <param name="Tolerance">As it was set; a change with tolerance 0 ends nothing.</param>
public readonly record struct Criterion(double Measured, double Tolerance)
{
    /// <summary>Whether what was measured is within the tolerance.</summary>
    public bool IsMet => Measured <= Tolerance;
}
