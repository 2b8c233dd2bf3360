using System;
using System.Globalization;
using System.Threading;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Truncated Newton: H·d = −g solved by conjugate gradients, only as well as it pays, by Hessian-vector products. No matrix: for many parameters.</summary>
/// <remarks>
/// Nocedal and Wright 2006, algorithm 7.1, with their forcing term: ‖H·d + g‖ ≤ min(<see cref="Forcing"/>, √‖g‖)·‖g‖, of the gradient relative to that at the start. Where a direction of negative
/// curvature comes up, what was found before it is the direction; at the first, that of steepest descent. All memory is allocated at the start of a run; its iterations allocate nothing.
/// </remarks>
public sealed class NewtonConjugateGradient : Minimizer
{
    /// <summary>How steps along a direction are found: strong Wolfe, c₂ = 0.9, by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public StrongWolfeSearch Search { get; init => field = value ?? throw new ArgumentNullException(nameof(Search)); } = new() { Rounding = Run.Rounding };

    /// <summary>The largest residual, in parts of the gradient, in (0, 1): 0.5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Forcing { get; init => field = Valid.Inside(0, 1, value, nameof(Forcing)); } = 0.5;

    /// <summary>Products for one direction at most, at least 1; 0, which is the default, for ten times as many as there are parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxProducts { get; init => field = (int)Valid.AtLeast(0, value, nameof(MaxProducts)); }

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Search.Settings} {Forcing} {MaxProducts}");

    /// <summary>Minimizes a loss.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="product">The loss and its Hessian times a direction, such as a generated <c>LossHessianVectorProduct</c>.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, SpanGradient loss, SpanHessianVectorProduct product, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(product);
        Run run = new(this, start, cancellation);
        DescentLine line = new(run, loss);
        Inner inner = new(start.Length, MaxProducts > 0 ? MaxProducts : 10 * (long)start.Length);
        line.Begin();
        double first = Math.Sqrt(Vectors.Dot(run.Gradient, run.Gradient));
        while (true)
        {
            if (run.Look(Vectors.Largest(run.Gradient)) is { } status) return run.Result(status);
            run.Iterations++;
            double norm = Math.Sqrt(Vectors.Dot(run.Gradient, run.Gradient));
            bool isNewton = inner.Solve(run, product, Math.Min(Forcing, Math.Sqrt(norm / first)) * norm);
            if (Step(run, line, isNewton)) continue;
            if (run.Limit() is { } limit) return run.Result(limit);
            Vectors.Scale(-1, run.Gradient, run.Direction);
            if (Step(run, line, isNewton: false)) continue;
            return run.Result(run.LineSearch switch
            {
                LineSearchStatus.Flat => MinimizerStatus.Precision,
                LineSearchStatus.NonFinite => MinimizerStatus.NonFinite,
                _ => MinimizerStatus.LineSearch,
            });
        }
    }

    private bool Step(Run run, DescentLine line, bool isNewton)
    {
        double slope = Vectors.Dot(run.Gradient, run.Direction);
        // Steepest descent has no length of its own.
        double first = isNewton ? 1 : Math.Min(1, 0.1 * Math.Max(1, Vectors.Largest(run.Point)) / Vectors.Largest(run.Direction));
        LineSearchResult found = Search.Search(line, run.Value, slope, first > 0 ? first : 1);
        run.LineSearch = found.Status;
        return line.Take(found.Step);
    }

    /// <summary>Conjugate gradients for H·d = −g.</summary>
    private sealed class Inner(int n, long maxProducts)
    {
        private readonly double[] _residual = new double[n], _conjugate = new double[n], _product = new double[n];

        /// <summary>Writes the run's direction; false where it is that of steepest descent, for want of positive curvature.</summary>
        internal bool Solve(Run run, SpanHessianVectorProduct product, double tolerance)
        {
            Span<double> d = run.Direction;
            d.Clear();
            run.Gradient.CopyTo(_residual, 0);
            Vectors.Scale(-1, _residual, _conjugate);
            double square = Vectors.Dot(_residual, _residual);
            for (long k = 0; k < maxProducts && run.Limit() is null; k++)
            {
                product(run.Point, _conjugate, _product);
                run.DerivativeEvaluations++;
                double curvature = Vectors.Dot(_conjugate, _product);
                if (!(curvature > 0) || !double.IsFinite(curvature))
                {
                    if (k > 0) return true;
                    _conjugate.CopyTo(d);
                    return false;
                }

                double step = square / curvature, before = square;
                Vectors.Add(step, _conjugate, d);
                Vectors.Add(step, _product, _residual);
                square = Vectors.Dot(_residual, _residual);
                if (!(Math.Sqrt(square) > tolerance)) return true;
                double beta = square / before;
                for (int i = 0; i < n; i++) _conjugate[i] = (beta * _conjugate[i]) - _residual[i];
            }

            return true;
        }
    }
}
