using System.Collections.Generic;
using System.Linq;
using Reporting;

namespace GaborFit;

/// <summary>What the page says about the runs: always counted, never written beforehand.</summary>
internal static class ReportText
{
    public static string Facts(IReadOnlyList<Run> runs, SeedStudy sgd)
    {
        IEnumerable<(string Name, string Value)> facts =
        [
            ("global minimum", $"φ = {GlobalMinimum.Phi}"),
            ("its loss", Numbers.Fixed(GlobalMinimum.Loss, 4)),
            .. Methods.All.Select(method => (method.Name, Reached(runs.Where(run => run.Method == method)))),
            ($"SGD, {SeedStudy.Seeds} seeds", "reached by " + string.Join(", ", Start.All.Select(start => $"{sgd.CountFrom(start)} from {start.Name}"))),
        ];
        return string.Join('\n', facts.Select(fact => $"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"));
    }

    public static string Story(IReadOnlyList<Run> runs, SeedStudy sgd) =>
        $"SGD is random: its paths are drawn for seed {sgd.Luckiest}, the luckiest of {SeedStudy.Seeds}; "
        + "over all of them it reached the global minimum "
        + string.Join(", ", Start.All.Select(start => $"{sgd.CountFrom(start)} times from {start.Name}")) + ".";

    public static string Rows(IReadOnlyList<Run> runs) => string.Join('\n', runs.Select(Row));

    private static string Row(Run run) =>
        $"<tr><td>{run.Method.Name}</td><td>{run.Method.Settings}</td><td>{run.Start}</td><td>{run.End}</td>"
        + $"<td class=\"number\">{Numbers.Fixed(run.Loss, 5)}</td><td class=\"number\">{Numbers.Magnitude(run.Distance)}</td>"
        + $"<td class=\"number\">{run.Method.Steps}</td><td class=\"number\">{Numbers.Fixed(run.Time.TotalMilliseconds, 2)}</td>"
        + (run.ReachedGlobalMinimum ? "<td class=\"reached\">✓ reached</td></tr>" : "<td class=\"missed\">✗ not reached</td></tr>");

    private static string Reached(IEnumerable<Run> runs)
    {
        string[] from = [.. runs.Where(run => run.ReachedGlobalMinimum).Select(run => run.Start.Name)];
        return from.Length == 0 ? "reached from no start" : $"reached from {string.Join(", ", from)}";
    }
}
