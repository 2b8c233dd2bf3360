using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Reporting;

namespace Gallery;

/// <summary>The page: a section for each experiment, with its plots, its checks and its losses.</summary>
internal static class GalleryPage
{
    public static string Render(IReadOnlyList<Chapter> chapters, IReadOnlyDictionary<IExperiment, Findings> findings)
    {
        PageData data = new();
        string sections = string.Join('\n', chapters.Select(chapter =>
            $"<h2 class=\"chapter\">{Html.Text(chapter.Title)}</h2>\n" + string.Join('\n', chapter.Experiments.Select(e => Section(e, findings[e], data)))));
        string body = new StringBuilder(Resource("gallery.html"))
            .Replace("{{navigation}}", string.Join('\n', chapters.Select(Navigation)))
            .Replace("{{experiments}}", $"{findings.Count}")
            .Replace("{{plots}}", $"{findings.Values.Sum(f => f.Plots.Count)}")
            .Replace("{{checks}}", $"{findings.Values.Sum(f => f.Checks.Count)}")
            .Replace("{{failed}}", Failed(findings))
            .Replace("{{sections}}", sections)
            .ToString();
        return new Page
        {
            Title = "Gallery of optimization",
            Body = body,
            Style = Resource("gallery.css"),
            Script = Resource("gallery.js"),
            Data = data.Json(),
        }.Render();
    }

    private static string Failed(IReadOnlyDictionary<IExperiment, Findings> findings)
    {
        int failed = findings.Values.Sum(f => f.Checks.Count(check => !check.Passed));
        return failed == 0 ? "<span class=\"reached\">all hold</span>" : $"<span class=\"missed\">{failed} do not hold</span>";
    }

    private static string Navigation(Chapter chapter) =>
        $"<li>{Html.Text(chapter.Title)}<ul>"
        + string.Concat(chapter.Experiments.Select(e => $"<li><a href=\"#{Id(e)}\">{Html.Text(e.Title)}</a></li>"))
        + "</ul></li>";

    private static string Section(IExperiment experiment, Findings found, PageData data) =>
        $"""
        <section id="{Id(experiment)}">
        <h3>{Html.Text(experiment.Title)} <span>{Html.Text(experiment.Source)}</span></h3>
        {experiment.Text}
        <div class="panels in{Columns(found.Plots)}">
        {string.Join('\n', found.Plots.Select(plot => Figure(plot, data)))}
        </div>
        {Checks(found.Checks)}
        {string.Join('\n', experiment.Models.Select(Source))}
        </section>
        """;

    private static int Columns(IReadOnlyList<Plot> plots) => plots.Any(plot => plot.IsWide) ? 2 : plots.Count switch { 1 => 1, 2 or 4 => 2, _ => 3 };

    private static string Figure(Plot plot, PageData data) =>
        $"<figure class=\"panel{(plot.IsWide ? " wide" : "")}\"><figcaption>{Html.Text(plot.Title)}</figcaption>"
        + $"<div class=\"plot\" data-plot=\"{data.Add(plot)}\"></div><p>{plot.Caption}</p></figure>";

    private static string Checks(IReadOnlyList<Check> checks) =>
        checks.Count == 0 ? "" : $"""
        <div class="scroll"><table class="checks">
        <thead><tr><th>check</th><th class="number">computed</th><th class="number">expected</th><th></th></tr></thead>
        <tbody>
        {string.Join('\n', checks.Select(Row))}
        </tbody>
        </table></div>
        """;

    private static string Row(Check check) =>
        $"<tr><td>{Html.Text(check.Quantity)}</td><td class=\"number\">{Html.Text(check.Computed)}</td><td class=\"number\">{Html.Text(check.Expected)}</td>"
        + (check.Passed ? "<td class=\"reached\">✓</td></tr>" : "<td class=\"missed\">✗</td></tr>");

    private static string Source(string model) =>
        $"<details><summary>{model}, as written for the compiler</summary><pre>{Html.Text(Code(model))}</pre></details>";

    // From the type's documentation on: the head of a file says nothing about a loss.
    private static string Code(string model)
    {
        string file = Resource($"Models/{model}.cs");
        return file[file.IndexOf("/// <summary>", System.StringComparison.Ordinal)..].TrimEnd();
    }

    private static string Id(IExperiment experiment) => experiment.GetType().Name;

    private static string Resource(string name) => Resources.Text(Assembly.GetExecutingAssembly(), name);
}
