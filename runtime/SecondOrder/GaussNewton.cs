using System.Globalization;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>Gauss–Newton: the step d that makes ‖r + J·d‖ least, shortened until the sum of squares falls.</summary>
/// <remarks>
/// Nocedal and Wright 2006, section 10.3; by a QR decomposition with column pivoting, in which parameters that the others make up for stay where they are. Quick near a solution with small residuals;
/// <see cref="LevenbergMarquardt"/> gets there from farther away.
/// </remarks>
public sealed class GaussNewton : LeastSquaresMinimizer
{
    /// <summary>How steps are shortened that do not let the sum of squares fall; null for full steps always.</summary>
    public ArmijoSearch? Search { get; init; } = new() { Rounding = Run.Rounding };

    private protected override string Settings => string.Create(CultureInfo.InvariantCulture, $"{Search?.Settings}");

    private protected override MinimizerResult Minimize(Run run, Residuals residuals)
    {
        residuals.Begin();
        while (true)
        {
            if (run.Look(residuals.Factor()) is { } status) return run.Result(status);
            run.Iterations++;
            residuals.Factors.Solve(run.Direction);
            Vectors.Scale(-1, run.Direction, run.Direction);
            double step = 1;
            if (Search is null)
            {
                residuals.At(1, out _);
            }
            else
            {
                LineSearchResult found = Search.Search(residuals, run.Value, Vectors.Dot(run.Gradient, run.Direction), 1);
                run.LineSearch = found.Status;
                step = found.Step;
                if (step == 0)
                {
                    if (run.Limit() is { } limit) return run.Result(limit);
                    return run.Result(found.Status is LineSearchStatus.Flat or LineSearchStatus.NotDescent ? MinimizerStatus.Precision : MinimizerStatus.LineSearch);
                }

                if (step != residuals.Last) residuals.At(step, out _);
            }

            residuals.Accept();
        }
    }
}
