using System;
using System.Globalization;
using System.Threading;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Newton's method: d = −H⁻¹·g, from the Hessian itself. Few iterations, of n³ operations each: up to some hundred parameters.</summary>
/// <remarks>
/// Nocedal and Wright 2006, sections 3.3 and 3.4. All memory is allocated at the start of a run; its iterations allocate nothing. The result's <see cref="MinimizerResult.Inertia"/> is that of the
/// Hessian at the last point it was evaluated at.
/// </remarks>
public sealed class Newton : Minimizer
{
    // Curvatures below this, in parts of the largest one, are rounding.
    private const double LeastCurvature = 1e-15;

    /// <summary>What becomes of negative curvature: <see cref="NewtonForm.Shifted"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public NewtonForm Form { get; init => field = Valid.Defined(value, nameof(Form)); }

    /// <summary>How steps are shortened that do not let the loss fall; null for full steps always, as <see cref="NewtonForm.Plain"/> makes them.</summary>
    public ArmijoSearch? Search { get; init; } = new() { Rounding = Run.Rounding };

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Form} {Search?.Settings}");

    /// <summary>Minimizes a loss.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="hessian">The loss and its Hessian, such as a generated <c>LossHessian</c>.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, SpanGradient loss, SpanHessian hessian, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(hessian);
        Run run = new(this, start, cancellation) { IsByGradient = Form == NewtonForm.Plain };
        DescentLine line = new(run, loss);
        Curvature curvature = new(start.Length);
        ArmijoSearch? search = Form == NewtonForm.Plain ? null : Search;
        line.Begin();
        while (true)
        {
            MinimizerStatus? status = run.Look(Vectors.Largest(run.Gradient));
            // At the end too: the signs of the curvature tell what was found.
            if (status is not (null or MinimizerStatus.GradientTolerance or MinimizerStatus.ValueTolerance or MinimizerStatus.PointTolerance or MinimizerStatus.Precision))
                return run.Result(status.Value);
            hessian(run.Point, curvature.Matrix);
            run.DerivativeEvaluations++;
            bool isKnown = curvature.Factor(isEigenNeeded: Form != NewtonForm.Shifted);
            run.Inertia = isKnown ? curvature.Inertia : null;
            if (status is not null) return run.Result(status.Value);
            if (!isKnown) return run.Result(MinimizerStatus.NonFinite);
            run.Iterations++;
            curvature.Solve(Form, run.Gradient, run.Direction);
            if (search is null)
            {
                line.At(1, out _);
                line.Take(1);
                continue;
            }

            if (Step(run, line, search)) continue;
            if (run.Limit() is { } limit) return run.Result(limit);
            Vectors.Scale(-1, run.Gradient, run.Direction);
            if (Step(run, line, search)) continue;
            return run.Result(run.LineSearch == LineSearchStatus.Flat ? MinimizerStatus.Precision : MinimizerStatus.LineSearch);
        }
    }

    private static bool Step(Run run, DescentLine line, ArmijoSearch search)
    {
        LineSearchResult found = search.Search(line, run.Value, Vectors.Dot(run.Gradient, run.Direction), 1);
        run.LineSearch = found.Status;
        return line.Take(found.Step);
    }

    /// <summary>A Hessian, and what is solved with it.</summary>
    private sealed class Curvature(int n)
    {
        private readonly double[] _factor = new double[checked(n * n)], _values = new double[n], _work = new double[n];
        private bool _isCholesky;

        internal double[] Matrix { get; } = new double[n * n];

        internal Inertia Inertia { get; private set; }

        internal bool Factor(bool isEigenNeeded)
        {
            _isCholesky = !isEigenNeeded && Cholesky.TryFactor(Matrix, n, 0, _factor);
            Inertia = new Inertia(n, 0, 0);
            if (_isCholesky) return true;
            if (!SymmetricEigen.Decompose(Matrix, _values, _factor, _work)) return false;
            double zero = n * 1e-15 * Vectors.Largest(_values);
            int positive = 0, negative = 0;
            foreach (double value in _values)
            {
                if (value > zero) positive++;
                if (value < -zero) negative++;
            }

            Inertia = new Inertia(positive, negative, n - positive - negative);
            return true;
        }

        internal void Solve(NewtonForm form, ReadOnlySpan<double> gradient, Span<double> direction)
        {
            if (_isCholesky)
            {
                Vectors.Scale(-1, gradient, direction);
                Cholesky.Solve(_factor, n, direction);
                return;
            }

            double least = LeastCurvature * Vectors.Largest(_values), shift = Math.Max(0, -2 * _values[0]);
            direction.Clear();
            for (int k = 0; k < n; k++)
            {
                double curvature = form switch
                {
                    NewtonForm.Shifted => _values[k] + shift,
                    NewtonForm.SaddleFree => Math.Abs(_values[k]),
                    _ => _values[k],
                };
                if (Math.Abs(curvature) < least) curvature = Math.CopySign(least, curvature);
                // A Hessian of zeros: the gradient is all there is.
                if (curvature == 0) curvature = 1;
                ReadOnlySpan<double> vector = _factor.AsSpan(k * n, n);
                Vectors.Add(-Vectors.Dot(vector, gradient) / curvature, vector, direction);
            }
        }
    }
}
