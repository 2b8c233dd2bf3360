namespace AutoDiffGen.Schedules;

/// <summary>How high the cycles of <see cref="Schedule.Cyclic"/> go.</summary>
public enum CycleForm
{
    /// <summary>All as high. torch's triangular.</summary>
    Triangular,

    /// <summary>Each half as high as the last one. torch's triangular2.</summary>
    Halving,

    /// <summary>Times factor^k at update k. torch's exp_range.</summary>
    Exponential,
}
