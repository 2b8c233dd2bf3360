using System;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;

namespace AutoDiffGen.SecondOrder;

/// <summary>The damping λ ≥ 0 for which the x that makes ‖J·x − r‖² + λ·‖D·x‖² least has ‖D·x‖ within a tenth of Δ; 0 where it is within Δ undamped.</summary>
/// <remarks>Moré 1978, section 5 (Hebden's iteration), as MINPACK's lmpar.</remarks>
internal sealed class DampedStep(int n, PivotedQr factors)
{
    private const int MaxRounds = 10;
    private const double Tiny = 2.2250738585072014e-308;

    private readonly double[] _scaled = new double[n], _right = new double[n];

    /// <summary>n numbers for anyone's use.</summary>
    internal double[] Work { get; } = new double[n];

    /// <summary>Writes x and returns λ.</summary>
    /// <param name="scale">The diagonal of D.</param>
    /// <param name="radius">Δ.</param>
    /// <param name="guess">An estimate of λ.</param>
    /// <param name="x">n numbers, overwritten.</param>
    internal double Solve(ReadOnlySpan<double> scale, double radius, double guess, Span<double> x)
    {
        factors.Solve(x);
        double length = Scaled(scale, x), excess = length - radius;
        if (excess <= 0.1 * radius) return 0;

        // The derivative of the length by λ at 0 bounds it from below, the gradient from above.
        double lower = factors.Rank == n ? Correction(scale, length, excess, radius, damped: false) : 0;
        for (int k = 0; k < n; k++) Work[k] = factors.Projected(k) / scale[factors.Order[k]];
        double steepness = EuclideanNorm.Of<double>(Work), upper = steepness / radius;
        if (upper == 0) upper = Tiny / Math.Min(radius, 0.1);
        double damping = Math.Min(Math.Max(guess, lower), upper);
        if (damping == 0) damping = steepness / length;
        for (int round = 1; ; round++)
        {
            if (damping == 0) damping = Math.Max(Tiny, 0.001 * upper);
            Vectors.Scale(Math.Sqrt(damping), scale, Work);
            factors.SolveDamped(Work, x);
            double before = excess;
            length = Scaled(scale, x);
            excess = length - radius;
            if (Math.Abs(excess) <= 0.1 * radius || (lower == 0 && excess <= before && before < 0) || round == MaxRounds) return damping;
            double correction = Correction(scale, length, excess, radius, damped: true);
            if (excess > 0) lower = Math.Max(lower, damping);
            if (excess < 0) upper = Math.Min(upper, damping);
            damping = Math.Max(lower, damping + correction);
        }
    }

    private double Correction(ReadOnlySpan<double> scale, double length, double excess, double radius, bool damped)
    {
        for (int j = 0; j < n; j++) _right[j] = scale[j] * (_scaled[j] / length);
        double norm = factors.SolveTransposed(_right, damped);
        return excess / radius / norm / norm;
    }

    private double Scaled(ReadOnlySpan<double> scale, ReadOnlySpan<double> x)
    {
        for (int j = 0; j < n; j++) _scaled[j] = scale[j] * x[j];
        return EuclideanNorm.Of<double>(_scaled);
    }
}
