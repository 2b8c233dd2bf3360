using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Reporting;

namespace GaborFit;

/// <summary>The numbers that the page draws, as JSON.</summary>
internal static class ReportData
{
    public static string Json(IReadOnlyList<Run> runs) => JsonSerializer.Serialize(new
    {
        minimum = new { phi0 = GlobalMinimum.Phi.Phi0, phi1 = GlobalMinimum.Phi.Phi1, loss = GlobalMinimum.Loss },
        starts = Start.All.Select(start => new { name = start.Name, phi0 = start.Phi.Phi0, phi1 = start.Phi.Phi1 }),
        points = new { x = Data.X, y = Data.Y },
        surface = Surface(),
        fit = new { x = Curve },
        runs = runs.Select(Trace),
    });

    // Where the fitted curves are evaluated.
    private static double[] Curve { get; } = [.. Numbers.Steps(-15.5, 15.5, 311)];

    private static object Trace(Run run)
    {
        double[] losses = run.Losses;
        int[] steps = [.. Drawn(run.Path.Length)];
        return new
        {
            method = run.Method.Name,
            start = run.Start.Name,
            steps,
            phi0 = steps.Select(step => Numbers.Drawn(run.Path[step].Phi0, 6)),
            phi1 = steps.Select(step => Numbers.Drawn(run.Path[step].Phi1, 6)),
            // All digits: the page subtracts the minimum.
            loss = steps.Select(step => losses[step]),
            fit = Curve.Select(x => Numbers.Drawn(Gabor.Evaluate(run.End, x), 4)),
        };
    }

    /// <summary>The steps worth drawing: the first 1000 all, then every sixth, which is once an epoch of SGD.</summary>
    private static IEnumerable<int> Drawn(int count) =>
        Enumerable.Range(0, count).Where(step => step <= 1000 || step % 6 == 0 || step == count - 1);

    private static object Surface()
    {
        double[] phi0 = [.. Numbers.Steps(-10, 10, 161)], phi1 = [.. Numbers.Steps(2.5, 22.5, 161)];
        double[][] loss = [.. phi1.Select(b => phi0.Select(a => Numbers.Drawn(Gabor.Loss([a, b], Data.X, Data.Y), 5)).ToArray())];
        return new { phi0, phi1, loss, highest = Math.Ceiling(loss.Max(row => row.Max())) };
    }
}
