using System;
using System.Collections.Generic;
using Reporting;

namespace GaborFit;

/// <summary>The runs, one a line.</summary>
internal static class ConsoleTable
{
    public static void Write(IEnumerable<Run> runs)
    {
        WriteRow("method", "start", "end", "loss", "distance", "steps", "ms", "global minimum");
        foreach (Run run in runs)
        {
            WriteRow(
                run.Method.Name, run.Start.ToString(), run.End.ToString(), Numbers.Fixed(run.Loss, 5), Numbers.Magnitude(run.Distance),
                $"{run.Method.Steps}", Numbers.Fixed(run.Time.TotalMilliseconds, 2), run.ReachedGlobalMinimum ? "reached" : "not reached");
        }
    }

    private static void WriteRow(string method, string start, string end, string loss, string distance, string steps, string ms, string reached) =>
        Console.WriteLine($"{method,-18}{start,-16}{end,-18}{loss,8}{distance,10}{steps,7}{ms,7}  {reached}");
}
