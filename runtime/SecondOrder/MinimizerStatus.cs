namespace AutoDiffGen.SecondOrder;

/// <summary>Why a minimization ended. None of them is an exception, and each comes with the best point seen.</summary>
public enum MinimizerStatus
{
    /// <summary>The gradient is within <see cref="Minimizer.GradientTolerance"/>: a critical point, which of Newton's methods may be a saddle.</summary>
    GradientTolerance,

    /// <summary>The last iteration changed the value by no more than <see cref="Minimizer.ValueTolerance"/>.</summary>
    ValueTolerance,

    /// <summary>The last iteration moved the point by no more than <see cref="Minimizer.PointTolerance"/>.</summary>
    PointTolerance,

    /// <summary>
    /// No further decrease can be told from rounding, though the gradient is not within its tolerance. Most often a minimum, as exact as the values are; the criteria
    /// in the result tell how near.
    /// </summary>
    Precision,

    /// <summary>It made as many iterations as it was allowed to.</summary>
    MaxIterations,

    /// <summary>It evaluated the loss as often as it was allowed to.</summary>
    MaxEvaluations,

    /// <summary>The time it was given is over.</summary>
    MaxTime,

    /// <summary>The caller's token was canceled.</summary>
    Canceled,

    /// <summary>The callback called <see cref="MinimizerStep.Stop"/>.</summary>
    Callback,

    /// <summary>No step along the direction satisfies the line search, not even that of steepest descent: a kink, or a wrong gradient. See <see cref="MinimizerResult.LineSearch"/>.</summary>
    LineSearch,

    /// <summary>The loss falls as far as the line search may go: it has no minimum there.</summary>
    Unbounded,

    /// <summary>The loss or a derivative is not finite at the start, or a derivative is not at a point whose loss is.</summary>
    NonFinite,
}
