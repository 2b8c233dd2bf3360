using System;
using System.Globalization;
using System.IO;
using System.Linq;
using AutoDiffGen.SecondOrder;
using AutoDiffGen.Tests.Problems.Nist;
using Xunit;

namespace AutoDiffGen.Tests.Documents;

/// <summary>docs/second-order.md shows code that compiles, and promises no more digits than there are.</summary>
public class SecondOrderDocumentTests
{
    [Fact]
    public void Example_is_what_is_compiled_here()
    {
        string source = File.ReadAllText(Path.Combine(Root(), "tests", "AutoDiffGen.Runtime.Tests", "Documents", "DecayExample.cs"));
        string type = source[source.IndexOf("internal static partial class", StringComparison.Ordinal)..].Replace("internal static", "public static", StringComparison.Ordinal);
        Assert.Contains($"```csharp\n{type}```\n", Document(), StringComparison.Ordinal);
    }

    [Fact]
    public void Example_finds_what_the_data_were_made_from()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => i / 5.0)], y = [.. x.Select(v => 3 * Math.Exp(-0.7 * v))];
        foreach (MinimizerResult result in (MinimizerResult[])[Decay.Fit(x, y), .. Decay.Others(x, y)])
        {
            Assert.Equal(3, result.Point[0], 1e-7);
            Assert.Equal(0.7, result.Point[1], 1e-7);
        }
    }

    [Fact]
    public void Table_has_every_problem_with_digits_that_are_there()
    {
        string[] lines = Document().Split('\n');
        foreach (Problem problem in Problem.All)
        {
            string[] cells = [.. lines.Single(line => line.StartsWith($"| {problem.Name} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)];
            for (int start = 0; start < 2; start++)
            {
                MinimizerResult result = new LevenbergMarquardt().Minimize(problem.Data.Starts[start], problem.Data.Y.Length, problem.Jacobian);
                double promised = double.Parse(cells[3 + (2 * start)], CultureInfo.InvariantCulture);
                Assert.InRange(problem.Data.Digits(result.Point), promised - 0.2, 11);
            }
        }
    }

    private static string Document() => File.ReadAllText(Path.Combine(Root(), "docs", "second-order.md"));

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AutoDiffGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
