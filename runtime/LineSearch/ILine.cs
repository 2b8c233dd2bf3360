namespace AutoDiffGen.LineSearch;

/// <summary>φ(t) = f(x + t·d), seen by a search.</summary>
internal interface ILine
{
    /// <summary>φ(t), and φ′(t) if <paramref name="slope"/> is asked for by the search.</summary>
    double At(double step, out double slope);

    /// <summary>Whether the run that the search is a part of may evaluate no more.</summary>
    bool IsOver { get; }
}
