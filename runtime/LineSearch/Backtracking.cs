namespace AutoDiffGen.LineSearch;

/// <summary>How an <see cref="ArmijoSearch"/> shortens a step that was too long.</summary>
public enum Backtracking
{
    /// <summary>
    /// To the minimum of the parabola through φ(0), φ′(0) and φ(t), but to a tenth at least and to half at most. Dennis and Schnabel 1983, algorithm A6.3.1.
    /// </summary>
    Safeguarded,

    /// <summary>
    /// To the minimum of the same parabola, wherever it is, then of the cubic through the last two values as well; to half where that is no useful
    /// step. Nocedal and Wright 2006, section 3.5.
    /// </summary>
    Interpolated,

    /// <summary>By <see cref="ArmijoSearch.Shrink"/>, each time.</summary>
    Geometric,
}
