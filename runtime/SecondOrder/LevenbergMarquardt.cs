using System;
using System.Globalization;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Levenberg–Marquardt: the step d that makes ‖r + J·d‖ least among those with ‖D·d‖ ≤ Δ, where Δ grows and shrinks with its success.</summary>
/// <remarks>
/// <para>Moré, The Levenberg-Marquardt algorithm: implementation and theory, 1978, as MINPACK's lmder: D has the largest norms so far of the Jacobian's columns, so that no unit of a parameter matters,
/// and the damping that Δ asks for is found by Newton's method on the triangle of one QR decomposition per Jacobian.</para>
/// <para>Not as there: Δ grows and shrinks smoothly with the success of a step (Nielsen, Damping parameter in Marquardt's method, 1999); the first Δ is shorter; and where the sum of squares falls
/// by less than its rounding, a step is accepted if it lets the gradient fall, so that the last digits are found too.</para>
/// <para>A trial with residuals that are not finite is rejected, as any that does not let the sum fall.</para>
/// </remarks>
public sealed class LevenbergMarquardt : LeastSquaresMinimizer
{
    private const double Ulp = 1.0 / (1L << 52);
    // The root of an ulp: what values alone can tell of a minimum.
    private const double SmallCosine = 1.5e-8;

    /// <summary>The first Δ, in parts of ‖D·x‖ (or by itself where that is 0): positive, 1 by default. MINPACK has 100; long first steps lead astray where the model is flat far away, as an exponential is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double FirstRadius { get; init => field = Valid.Positive(value, nameof(FirstRadius)); } = 1;

    /// <summary>
    /// Whether D has the norms of the Jacobian's columns: true by default, so that units do not matter. False for D = I, where all parameters are about as large: it may be quicker where residuals are
    /// far from 0 at the minimum too, as the norms along the way then say little of the curvature.
    /// </summary>
    public bool IsScaled { get; init; } = true;

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{FirstRadius} {IsScaled}");

    private protected override MinimizerResult Minimize(Run run, Residuals residuals)
    {
        DampedStep damped = new(run.Count, residuals.Factors);
        double[] scale = new double[run.Count];
        double radius = double.NaN, damping = 0;
        residuals.Begin();
        double measure = residuals.Factor();
        while (true)
        {
            if (run.Look(measure) is { } status) return run.Result(status);
            for (int j = 0; j < scale.Length; j++)
            {
                double length = residuals.Factors.ColumnNorms[j];
                scale[j] = IsScaled ? Math.Max(scale[j], length == 0 && scale[j] == 0 ? 1 : length) : 1;
            }

            double pointNorm = Norm(scale, run.Point, damped.Work);
            bool isFirst = double.IsNaN(radius);
            if (isFirst) radius = FirstRadius * (pointNorm == 0 ? 1 : pointNorm);
            for (bool isAccepted = false; !isAccepted;)
            {
                run.Iterations++;
                damping = damped.Solve(scale, radius, damping, run.Direction);
                Vectors.Scale(-1, run.Direction, run.Direction);
                double stepNorm = Norm(scale, run.Direction, damped.Work);
                if (isFirst) radius = Math.Min(radius, stepNorm);
                isFirst = false;
                Vectors.Move(run.Point, 1, run.Direction, run.Trial);
                residuals.EvaluateTrial();

                // What fell, and what the linear model said would, in parts of ‖r‖².
                double ratio = residuals.TrialNorm / residuals.Norm;
                double actual = ratio < 10 ? 1 - (ratio * ratio) : -1;
                double linear = residuals.Factors.NormOfProduct(run.Direction) / residuals.Norm, bend = Math.Sqrt(damping) * stepNorm / residuals.Norm;
                double predicted = (linear * linear) + (2 * bend * bend), gain = predicted == 0 ? 0 : actual / predicted;
                bool isHidden = predicted <= run.Slack && Math.Abs(actual) <= run.Slack;
                if (isHidden)
                {
                    // Rounding hides what fell: the gradient tells which point is better.
                    residuals.Accept(stepNorm / pointNorm);
                    double there = residuals.Factor();
                    isAccepted = there < measure;
                    if (isAccepted)
                    {
                        if (there < 0.5 * measure) radius = Math.Max(radius, 2 * stepNorm);
                        measure = there;
                        continue;
                    }

                    residuals.Undo();
                    residuals.Factor();
                    radius = 0.25 * Math.Min(radius, stepNorm);
                    damping *= 4;
                }
                else if (!(gain > 0.25))
                {
                    double slope = -((linear * linear) + (bend * bend)), shrink = actual >= 0 ? 0.5 : 0.5 * slope / (slope + (0.5 * actual));
                    if (!(ratio < 10) || !(shrink >= 0.1)) shrink = 0.1;
                    radius = shrink * Math.Min(radius, stepNorm / 0.1);
                    damping /= shrink;
                }
                else
                {
                    // Smooth, from 0.9 to 3: jumps would let Δ swing where the model misses the residuals' own curvature.
                    double excess = (2 * gain) - 1, factor = 1 / Math.Max(1.0 / 3, 1 - (excess * excess * excess));
                    radius = stepNorm * factor;
                    damping /= factor;
                }

                if (!isHidden && gain >= 1e-4)
                {
                    residuals.Accept(stepNorm / pointNorm);
                    measure = residuals.Factor();
                    isAccepted = true;
                    continue;
                }

                run.Reject(radius / pointNorm);
                // Nowhere near by is it better. Convergence only if the gradient says so: a wrong Jacobian ends here too.
                if (radius <= Math.Max(PointTolerance, Ulp) * pointNorm)
                    return run.Result(PointTolerance > 0 && measure <= SmallCosine ? MinimizerStatus.PointTolerance : MinimizerStatus.Precision);
                if (run.Limit() is { } limit) return run.Result(limit);
                if (run.Iterations >= MaxIterations) return run.Result(MinimizerStatus.MaxIterations);
            }
        }
    }

    private static double Norm(ReadOnlySpan<double> scale, ReadOnlySpan<double> x, Span<double> work)
    {
        for (int i = 0; i < x.Length; i++) work[i] = scale[i] * x[i];
        return EuclideanNorm.Of<double>(work);
    }
}
