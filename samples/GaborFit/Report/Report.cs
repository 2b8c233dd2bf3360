using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Reporting;

namespace GaborFit;

/// <summary>The page: a template whose {{marks}} are filled in.</summary>
internal static class Report
{
    public static string Render(IReadOnlyList<Run> runs, SeedStudy sgd)
    {
        string body = new StringBuilder(Text("report.html"))
            .Replace("{{points}}", Data.X.Length.ToString(CultureInfo.InvariantCulture))
            .Replace("{{tolerance}}", GlobalMinimum.Tolerance.ToString(CultureInfo.InvariantCulture))
            .Replace("{{repeats}}", Descent.Repeats.ToString(CultureInfo.InvariantCulture))
            .Replace("{{facts}}", ReportText.Facts(runs, sgd))
            .Replace("{{story}}", ReportText.Story(runs, sgd))
            .Replace("{{runs}}", ReportText.Rows(runs))
            .ToString();
        return new Page
        {
            Title = "Fitting a Gabor model: gradient descent, SGD, Adam",
            Body = body,
            Style = Text("report.css"),
            Script = Text("report.js"),
            Data = ReportData.Json(runs),
        }.Render();
    }

    private static string Text(string name) => Resources.Text(typeof(Report).Assembly, name);
}
