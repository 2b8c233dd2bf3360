using System;

namespace AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;

/// <summary>Number 20, Watson: 6 parameters, 31 residuals.</summary>
internal static partial class Watson
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> x, Span<double> r)
    {
        for (int i = 0; i < 29; i++)
        {
            double t = (i + 1) / 29.0, power = 1, sum = 0, slope = 0;
            for (int j = 0; j < x.Length; j++)
            {
                if (j + 1 < x.Length) slope += (j + 1) * x[j + 1] * power;
                sum += x[j] * power;
                power *= t;
            }

            r[i] = slope - sum * sum - 1;
        }

        r[29] = x[0];
        r[30] = x[1] - x[0] * x[0] - 1;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
    public static double Loss(ReadOnlySpan<double> x)
    {
        Span<double> r = stackalloc double[31];
        Residuals(x, r);
        double sum = 0;
        for (int i = 0; i < r.Length; i++) sum += r[i] * r[i];
        return sum;
    }
}
