namespace AutoDiffGen.LineSearch;

/// <summary>The least finite value of a search, and where it was.</summary>
internal struct BestSeen(double step, double value)
{
    internal double Step { get; private set; } = step;

    internal double Value { get; private set; } = double.IsFinite(value) ? value : double.NaN;

    internal void Add(double step, double value)
    {
        if (double.IsFinite(value) && !(value >= Value)) (Step, Value) = (step, value);
    }
}
