using System;
using System.Threading;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>Minimizers that search along one direction after the other, by gradients alone.</summary>
/// <remarks>
/// All memory is allocated at the start of a run; its iterations allocate nothing. A direction that is none of descent, or along which the search fails, is
/// replaced by that of steepest descent before the run gives up.
/// </remarks>
public abstract class LineSearchMinimizer : Minimizer
{
    private protected LineSearchMinimizer(double curvature) => Search = new StrongWolfeSearch { Curvature = curvature, Rounding = Run.Rounding };

    /// <summary>How steps along a direction are found: by the strong Wolfe conditions, with the curvature that suits the method.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public StrongWolfeSearch Search { get; init => field = value ?? throw new ArgumentNullException(nameof(Search)); }

    /// <summary>Minimizes a loss.</summary>
    /// <param name="start">n finite numbers, at least 1; not written.</param>
    /// <param name="loss">The loss and its gradient, such as a generated <c>LossGradient</c>.</param>
    /// <param name="cancellation">Ends the run at the next evaluation, with the best point so far.</param>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty or not finite.</exception>
    public MinimizerResult Minimize(ReadOnlySpan<double> start, SpanGradient loss, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Run run = new(this, start, cancellation);
        DirectionRule rule = NewRule(start.Length);
        DescentLine line = new(run, loss);
        double[] step = new double[start.Length], change = new double[start.Length];
        double decrease = double.NaN;
        line.Begin();
        while (true)
        {
            if (run.Look(Vectors.Largest(run.Gradient)) is { } status) return run.Result(status);
            run.Iterations++;
            rule.Next(run.Gradient, run.Direction);
            double slope = Vectors.Dot(run.Gradient, run.Direction);
            if (!IsDescent(run, slope) && rule.Remembers)
            {
                rule.Restart();
                rule.Next(run.Gradient, run.Direction);
                slope = Vectors.Dot(run.Gradient, run.Direction);
            }

            LineSearchResult found = Search.Search(line, run.Value, slope, FirstStep(run, rule, slope, decrease));
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
            rule.Update(step, change);
        }
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

    // Of steepest descent: a tenth of the point, or of a unit where that is nearer 0. Otherwise what the method says, or what would fall as far as the last step did.
    private static double FirstStep(Run run, DirectionRule rule, double slope, double decrease)
    {
        if (!rule.Remembers || double.IsNaN(slope))
        {
            double reach = 0.1 * Math.Max(1, Vectors.Largest(run.Point)), largest = Vectors.Largest(run.Direction);
            return Positive(Math.Min(1, reach / largest));
        }

        return double.IsNaN(rule.FirstStep) ? Positive(1.01 * 2 * decrease / -slope) : rule.FirstStep;
    }

    private static double Positive(double step) => double.IsFinite(step) && step > 0 ? step : 1;
}
