using System;
using System.Threading;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems.MoreGarbowHillstrom;
using Xunit;

namespace AutoDiffGen.Tests.SecondOrder;

/// <summary>Every minimizer, for the tests of what they have in common.</summary>
internal static class AllMinimizers
{
    internal static TheoryData<string> Names =>
        ["SteepestDescent", "ConjugateGradient", "Bfgs", "LimitedMemoryBfgs", "Newton", "SaddleFree", "NewtonConjugateGradient", "GaussNewton", "LevenbergMarquardt"];

    /// <summary>Limits to make a minimizer with.</summary>
    internal sealed record Limits
    {
        internal long MaxIterations { get; init; } = 1000;

        internal long MaxEvaluations { get; init; } = long.MaxValue;

        internal TimeSpan MaxTime { get; init; } = Timeout.InfiniteTimeSpan;

        internal double GradientTolerance { get; init; } = 1e-8;

        internal MinimizerCallback? Callback { get; init; }

        internal CancellationToken Cancellation { get; init; }
    }

    /// <summary>Minimizes Rosenbrock's function, whose evaluations <paramref name="evaluated"/> sees.</summary>
    internal static MinimizerResult Run(string name, Limits limits, double[]? start = null, Action? evaluated = null, Func<double, double>? distort = null)
    {
        double[] from = start ?? [-1.2, 1];
        double Value(double value)
        {
            evaluated?.Invoke();
            return distort is null ? value : distort(value);
        }

        double Loss(ReadOnlySpan<double> x, Span<double> gradient) => Value(Rosenbrock.LossGradient(x, gradient));
        void Residuals(ReadOnlySpan<double> x, Span<double> r, Span<double> jacobian)
        {
            Rosenbrock.ResidualsJacobian(x, r, jacobian);
            r[0] = Value(r[0]);
        }

        CancellationToken token = limits.Cancellation;
        return name switch
        {
            "SteepestDescent" => new SteepestDescent { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, token),
            "ConjugateGradient" => new ConjugateGradient { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, token),
            "Bfgs" => new Bfgs { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, token),
            "LimitedMemoryBfgs" => new LimitedMemoryBfgs { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, token),
            "Newton" => new Newton { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, Rosenbrock.LossHessian, token),
            "SaddleFree" => new Newton { Form = NewtonForm.SaddleFree, MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, Rosenbrock.LossHessian, token),
            "NewtonConjugateGradient" => new NewtonConjugateGradient { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, Loss, Rosenbrock.LossHessianVectorProduct, token),
            "GaussNewton" => new GaussNewton { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, 2, Residuals, token),
            _ => new LevenbergMarquardt { MaxIterations = limits.MaxIterations, MaxEvaluations = limits.MaxEvaluations, MaxTime = limits.MaxTime, GradientTolerance = limits.GradientTolerance, Callback = limits.Callback }.Minimize(from, 2, Residuals, token),
        };
    }
}
