using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Minimizers that search along one direction after the other, by gradients alone.</summary>
/// <remarks>
/// All memory is allocated at the start of a run; its iterations allocate nothing. A direction that is none of descent, or along which the search fails, is
/// replaced by that of steepest descent before the run gives up.
/// </remarks>
public abstract class LineSearchMinimizer : Minimizer
{
    // Sizes that differ by less say little: with a scale for each, the gradient would be bent for nothing.
    private const double Spread = 100;

    private protected LineSearchMinimizer(double curvature) => Search = new StrongWolfeSearch { Curvature = curvature, Rounding = Run.Rounding };

    /// <summary>How steps along a direction are found: by the strong Wolfe conditions, with the curvature that suits the method.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public StrongWolfeSearch Search { get; init => field = value ?? throw new ArgumentNullException(nameof(Search)); }

    /// <summary>
    /// Typical sizes of the parameters, positive: the method works on x / scale, in which all are about as large. Null, which is the default, for the sizes of the start's components
    /// (1 for those that are 0) if these differ by a factor of 100 or more, and one size for all if not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive and finite.</exception>
    public IReadOnlyList<double>? Scale
    {
        get;
        init
        {
            if (value is not null)
            {
                foreach (double size in value) Valid.Positive(size, nameof(Scale));
            }

            field = value is null ? null : [.. value];
        }
    }

    /// <summary>Minimizes a loss.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite, or <see cref="Scale"/> has another length.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, SpanGradient loss, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Run run = new(this, start, cancellation);
        DirectionRule rule = NewRule(start.Length);
        DescentLine line = new(run, loss);
        double[] step = new double[start.Length], change = new double[start.Length], scaled = new double[start.Length], scale = Sizes(run.Point);
        double decrease = double.NaN;
        line.Begin();
        while (true)
        {
            if (run.Look(Vectors.Largest(run.Gradient)) is { } status) return run.Result(status);
            run.Iterations++;
            Next();
            double slope = Vectors.Dot(run.Gradient, run.Direction);
            if (!IsDescent(run, slope) && rule.Remembers)
            {
                rule.Restart();
                Next();
                slope = Vectors.Dot(run.Gradient, run.Direction);
            }

            LineSearchResult found = Search.Search(line, run.Value, slope, FirstStep(run, rule, scale, slope, decrease));
            run.LineSearch = found.Status;
            double before = run.Value;
            if (!line.Take(found.Step))
            {
                if (run.Limit() is { } limit) return run.Result(limit);
                if (!rule.Remembers) return run.Result(Failure(found.Status));
                rule.Restart();
                decrease = double.NaN;
                continue;
            }

            if (found.Status == LineSearchStatus.MaxStep && found.Step == Search.MaxStep)
            {
                run.Look(Vectors.Largest(run.Gradient));
                return run.Result(MinimizerStatus.Unbounded);
            }

            decrease = before - run.Value;
            Vectors.Subtract(run.Point, run.Trial, step);
            Vectors.Subtract(run.Gradient, run.TrialGradient, change);
            for (int i = 0; i < step.Length; i++)
            {
                step[i] /= scale[i];
                change[i] *= scale[i];
            }

            rule.Update(step, change);
        }

        // By x / scale the gradient is scale·g, and a direction of it is scale·d by x.
        void Next()
        {
            for (int i = 0; i < scaled.Length; i++) scaled[i] = scale[i] * run.Gradient[i];
            rule.Next(scaled, run.Direction);
            for (int i = 0; i < scaled.Length; i++) run.Direction[i] *= scale[i];
        }
    }

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Search.Settings} [{(Scale is null ? null : string.Join(' ', Scale))}]");

    private double[] Sizes(double[] start)
    {
        double[] sizes = new double[start.Length];
        if (Scale is not null && Scale.Count != start.Length)
            throw new ArgumentException($"'start' has {start.Length} elements, but Scale has {Scale.Count}.", nameof(start));
        double largest = Vectors.Largest(start), least = double.PositiveInfinity;
        foreach (double x in start)
            if (x != 0) least = Math.Min(least, Math.Abs(x));
        bool isSpread = largest >= Spread * least;
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = Scale is not null ? Scale[i] : !isSpread ? Math.Max(1, largest) : start[i] == 0 ? 1 : Math.Abs(start[i]);
        return sizes;
    }

    private protected abstract DirectionRule NewRule(int count);

    private static bool IsDescent(Run run, double slope) =>
        double.IsFinite(slope) && slope < -1e-12 * Math.Sqrt(Vectors.Dot(run.Gradient, run.Gradient) * Vectors.Dot(run.Direction, run.Direction));

    private static MinimizerStatus Failure(LineSearchStatus status) => status switch
    {
        LineSearchStatus.Flat => MinimizerStatus.Precision,
        LineSearchStatus.NonFinite => MinimizerStatus.NonFinite,
        _ => MinimizerStatus.LineSearch,
    };

    // Of steepest descent: a tenth of the parameters' sizes. Otherwise what the method says, or what would fall as far as the last step did.
    private static double FirstStep(Run run, DirectionRule rule, double[] scale, double slope, double decrease)
    {
        if (!rule.Remembers || double.IsNaN(slope))
        {
            double largest = 0;
            for (int i = 0; i < scale.Length; i++) largest = Math.Max(largest, Math.Abs(run.Direction[i]) / scale[i]);
            return Positive(Math.Min(1, 0.1 / largest));
        }

        return double.IsNaN(rule.FirstStep) ? Positive(1.01 * 2 * decrease / -slope) : rule.FirstStep;
    }

    private static double Positive(double step) => double.IsFinite(step) && step > 0 ? step : 1;
}
