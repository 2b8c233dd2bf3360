using System;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>How a minimization went, and the best point that it saw.</summary>
public sealed record MinimizerResult
{
    /// <summary>Why it ended.</summary>
    public required MinimizerStatus Status { get; init; }

    /// <summary>The point of the least value; of values that differ by rounding only, that with the smallest gradient.</summary>
    public required double[] Point { get; init; }

    /// <summary>The loss at <see cref="Point"/>; for least squares the sum of squared residuals.</summary>
    public required double Value { get; init; }

    /// <summary>
    /// max |gᵢ| at <see cref="Point"/>. For least squares the largest cosine between the residuals and a column of the Jacobian, which no scale changes.
    /// </summary>
    public required Criterion Gradient { get; init; }

    /// <summary>|f − f before| / |f| of the last iteration.</summary>
    public required Criterion ValueChange { get; init; }

    /// <summary>max |xᵢ − xᵢ before| / max |xᵢ| of the last iteration; for least squares in the norm that its steps are bounded in.</summary>
    public required Criterion PointChange { get; init; }

    /// <summary>Iterations: accepted or rejected steps, each with a direction of its own.</summary>
    public required long Iterations { get; init; }

    /// <summary>Evaluations of the loss with its gradient, or of residuals with or without their Jacobian.</summary>
    public required long Evaluations { get; init; }

    /// <summary>Evaluations of second derivatives: Hessians or Hessian-vector products; for least squares, of Jacobians.</summary>
    public required long DerivativeEvaluations { get; init; }

    /// <summary>Time from the call to the result.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How the last line search ended; null where there was none.</summary>
    public LineSearchStatus? LineSearch { get; init; }

    /// <summary>
    /// The signs of the eigenvalues of the last Hessian, by methods that decompose it; null otherwise. With <see cref="MinimizerStatus.GradientTolerance"/> it tells a minimum from
    /// a saddle or a maximum.
    /// </summary>
    public Inertia? Inertia { get; init; }

    /// <summary>Whether one of the three criteria was met.</summary>
    public bool Converged => Status is MinimizerStatus.GradientTolerance or MinimizerStatus.ValueTolerance or MinimizerStatus.PointTolerance;
}
