using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace GaborFit;

/// <summary>The page: a template whose {{marks}} are filled in, with script, style and plotting library inside.</summary>
internal static class Report
{
    public static string Render(IReadOnlyList<Run> runs, SeedStudy sgd)
    {
        // The library comes last: what stands in it is never taken for a mark.
        return new StringBuilder(Resources.Text("report.html"))
            .Replace("{{points}}", Data.X.Length.ToString(CultureInfo.InvariantCulture))
            .Replace("{{tolerance}}", GlobalMinimum.Tolerance.ToString(CultureInfo.InvariantCulture))
            .Replace("{{repeats}}", Descent.Repeats.ToString(CultureInfo.InvariantCulture))
            .Replace("{{facts}}", ReportText.Facts(runs, sgd))
            .Replace("{{story}}", ReportText.Story(runs, sgd))
            .Replace("{{runs}}", ReportText.Rows(runs))
            .Replace("{{style}}", Resources.Text("report.css"))
            .Replace("{{script}}", Resources.Text("report.js"))
            .Replace("{{data}}", ReportData.Json(runs))
            .Replace("{{plotly}}", Resources.Text("plotly.js"))
            .ToString();
    }
}
