using System;

namespace AutoDiffGen.Mpi.Ranks;

// <model>
/// <summary>y = b₀·exp(−b₁·x) + b₂: the mean square of what is missed, and the misses.</summary>
public static partial class Decay
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = b[0] * Math.Exp(-b[1] * x[i]) + b[2] - y[i];
            loss += r * r;
        }

        return loss / x.Length;                              // a mean: of sums, Reduction has to say so
    }

    [Differentiable]
    public static double LossOfBatch([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> batch)
    {
        double loss = 0;
        for (int k = 0; k < batch.Length; k++)
        {
            int i = batch[k];
            double r = b[0] * Math.Exp(-b[1] * x[i]) + b[2] - y[i];
            loss += r * r;
        }

        return loss / batch.Length;
    }

    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++) r[i] = b[0] * Math.Exp(-b[1] * x[i]) + b[2] - y[i];
    }
}
// </model>
