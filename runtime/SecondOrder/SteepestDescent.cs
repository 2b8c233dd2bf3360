using System;
using System.Globalization;
using System.Threading;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;
using AutoDiffGen.Support;

namespace AutoDiffGen.SecondOrder;

/// <summary>Gradient descent with a line search: from one valley to the next at right angles. To look at, not for speed.</summary>
/// <remarks>Prince, Understanding Deep Learning, figures 6.1, 6.5a and 6.10, problem 6.7: the bracketing search over t in [0, <see cref="MaxStep"/>] along −g. The loss is evaluated with its gradient, of which the search reads the value only.</remarks>
public sealed class SteepestDescent : Minimizer
{
    private const double LeastPart = 1e-15;

    /// <summary>How steps are found: notebook 6.2's, tolerance 1e-5 and 15 iterations, by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public BracketingSearch Search { get; init => field = value ?? throw new ArgumentNullException(nameof(Search)); } = new() { Tolerance = 1e-5, MaxIterations = 15 };

    /// <summary>The largest multiple of the gradient that is tried: positive, 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double MaxStep { get; init => field = Valid.Positive(value, nameof(MaxStep)); } = 1;

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Search.Settings} {MaxStep}");

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
        DescentLine line = new(run, loss);
        line.Begin();
        while (true)
        {
            if (run.Look(Vectors.Largest(run.Gradient)) is { } status) return run.Result(status);
            run.Iterations++;
            Vectors.Scale(-1, run.Gradient, run.Direction);
            // Where the loss is steep, no step that a search tries in all of the interval may be short enough: then in a thousandth of it.
            for (double part = 1; ; part *= 1e-3)
            {
                LineSearchResult found = Search.Search(new PartOfLine(line, part), 0, MaxStep);
                run.LineSearch = found.Status;
                if (line.Take(found.Step * part)) break;
                if (run.Limit() is { } limit) return run.Result(limit);
                if (found.Status == LineSearchStatus.Flat) return run.Result(MinimizerStatus.Precision);
                if (part < LeastPart) return run.Result(MinimizerStatus.LineSearch);
            }
        }
    }

    /// <summary>The line, of which a step goes a part of the way.</summary>
    private readonly struct PartOfLine(DescentLine line, double part) : ILine
    {
        public bool IsOver => line.IsOver;

        public double At(double step, out double slope)
        {
            double value = line.At(step * part, out slope);
            slope *= part;
            return value;
        }
    }
}
