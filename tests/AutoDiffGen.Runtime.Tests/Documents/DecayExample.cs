using System;
using AutoDiffGen.SecondOrder;

namespace AutoDiffGen.Tests.Documents;

/// <summary>The example of docs/second-order.md.</summary>
internal static partial class Decay
{
    // r = b₀·exp(−b₁·x) − y
    [Differentiable(Derivatives.Jacobian)]
    public static void Residuals([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> r)
    {
        for (int i = 0; i < x.Length; i++) r[i] = b[0] * Math.Exp(-b[1] * x[i]) - y[i];
    }

    public static MinimizerResult Fit(double[] x, double[] y) =>
        new LevenbergMarquardt().Minimize([1, 1], x.Length, (b, r, jacobian) => ResidualsJacobian(b, x, y, r, jacobian));

    // The same as a loss, for the methods that take a gradient, a Hessian or its products.
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Loss([Wrt] ReadOnlySpan<double> b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double r = b[0] * Math.Exp(-b[1] * x[i]) - y[i];
            loss += r * r;
        }

        return loss;
    }

    public static MinimizerResult[] Others(double[] x, double[] y) =>
    [
        new Bfgs().Minimize([1, 1], (b, g) => LossGradient(b, x, y, g)),
        new Newton().Minimize([1, 1], (b, g) => LossGradient(b, x, y, g), (b, h) => LossHessian(b, x, y, h)),
        new NewtonConjugateGradient().Minimize([1, 1], (b, g) => LossGradient(b, x, y, g), (b, d, p) => LossHessianVectorProduct(b, x, y, d, p)),
    ];
}
