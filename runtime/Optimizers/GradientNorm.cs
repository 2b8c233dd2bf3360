namespace AutoDiffGen.Optimizers;

/// <summary>What a <see cref="Clipping"/> measures of a gradient.</summary>
public enum GradientNorm
{
    /// <summary>√∑g², of squares that cannot overflow, in double.</summary>
    Euclidean,

    /// <summary>max |g|.</summary>
    Maximum,

    /// <summary>∑|g|.</summary>
    Sum,
}
