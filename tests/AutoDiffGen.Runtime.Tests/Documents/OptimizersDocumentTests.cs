using System;
using System.IO;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Documents;

/// <summary>docs/optimizers.md: its example is the code below, which runs; its list has all algorithms and schedules.</summary>
public class OptimizersDocumentTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Document = File.ReadAllText(Path.Combine(Root, "docs", "optimizers.md"));

    private static void Gradient(ReadOnlySpan<double> p, Span<double> gradient)
    {
        gradient[0] = p[0] - 1;
        gradient[1] = 5 * (p[1] + 2);
    }

    [Fact]
    public void Example_runs()
    {
        // <example>
        double[] p = [4, -3];                                    // weights, then a bias
        double[] gradient = new double[2];
        var optimizer = new Adam<double>(Schedule.LinearDecay(0, 0.1, 50).Then(50, Schedule.Cosine(0.1, 0, 450)))
        {
            Clipping = Clipping.ByNorm(1),
            WeightDecay = WeightDecay.Decoupled(0.01),
            Groups = [new(1), new(1) { WeightDecay = WeightDecay.None }],
            NonFinite = NonFinite.Skip,
        };
        var average = new ParameterAverage<double> { Beta = 0.99 };
        for (int k = 0; k < 500; k++)
        {
            Gradient(p, gradient);
            optimizer.Step(p, gradient);
            average.Add(p);
        }

        using var file = new MemoryStream();
        optimizer.Save(file);                                    // and the parameters, which are yours
        // </example>
        Assert.InRange(p[0], 0.9, 1.05);
        Assert.InRange(p[1], -2.01, -1.99);
        file.Position = 0;
        optimizer.Load(file);
    }

    [Fact]
    public void Example_is_the_code_above()
    {
        string[] code = File.ReadAllLines(Path.Combine(Root, "tests", "AutoDiffGen.Runtime.Tests", "Documents", "OptimizersDocumentTests.cs"));
        int start = Array.FindIndex(code, l => l.Trim() == "// <example>"), end = Array.FindIndex(code, l => l.Trim() == "// </example>");
        string expected = string.Concat(code[(start + 1)..end].Select(l => (l.Length > 8 ? l[8..] : l) + "\n"));
        Assert.Contains($"<!-- optimizers-example -->\n```csharp\n{expected}```\n<!-- /optimizers-example -->\n", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void All_algorithms_are_listed()
    {
        foreach (string row in AllOptimizers.Rows)
        {
            string type = AllOptimizers.New<double>(row, 0.1).GetType().Name.Split('`')[0];
            Assert.Contains($"| `{type}` |", Document, StringComparison.Ordinal);
        }

        Assert.Contains("| `Svrg` |", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void All_schedules_are_listed()
    {
        string[] schedules = [.. typeof(Schedule).GetMethods().Where(m => m.IsStatic && m.ReturnType == typeof(Schedule) && !m.IsSpecialName).Select(m => m.Name)];
        Assert.True(schedules.Length > 10);
        foreach (string schedule in schedules.Where(s => !s.EndsWith("Momentum", StringComparison.Ordinal)))
            Assert.Contains($"`{schedule}`", Document, StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AutoDiffGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
