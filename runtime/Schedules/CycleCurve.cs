namespace AutoDiffGen.Schedules;

/// <summary>The curve of <see cref="Schedule.OneCycle"/> between its highest and lowest rates.</summary>
public enum CycleCurve
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>A line.</summary>
    Linear,
}
