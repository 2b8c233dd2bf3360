using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>Pr(y = 1 | x) = sig(φ₀ + φ₁·x), by its negative log-likelihood.</summary>
/// <remarks>
/// Prince, Understanding Deep Learning, equations 6.21 and 6.22, problem 6.4. −log Pr(y | x) is log(1 + exp(z)) − y·z, written so that no z overflows.
/// </remarks>
internal static partial class LogisticRegression
{
    public static double Probability(ReadOnlySpan<double> phi, double x) => 1 / (1 + Math.Exp(-(phi[0] + phi[1] * x)));

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Loss([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double z = phi[0] + phi[1] * x[i];
            double softplus = z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));
            loss += softplus - y[i] * z;
        }
        return loss;
    }
}
