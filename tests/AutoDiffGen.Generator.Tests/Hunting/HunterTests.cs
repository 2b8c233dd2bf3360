using System;
using System.IO;
using AutoDiffGen.Hunter;
using AutoDiffGen.Hunter.Growing;
using AutoDiffGen.Hunter.Running;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Hunting;

/// <summary>A few programs of the hunter at every run; `dotnet run --project tests/AutoDiffGen.Hunter` has as many as asked.</summary>
public sealed class HunterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void Finds_nothing(long seed)
    {
        StringWriter report = new();
        HuntSummary summary = new Hunt(new HuntOptions { Seed = seed, Programs = 100, Batch = 100 }, report).Run();

        Assert.True(summary.Failures.Count == 0, $"{summary}\n{report}");
        Assert.Equal(0, summary.Invalid);
        Assert.True(summary.Compared > 8 * summary.Skipped, summary.ToString());
        Assert.True(summary.Compared > 1000 && summary.Differences > 20 && summary.Directions > 100, summary.ToString());
    }

    [Fact]
    public void Grows_the_same_program_from_the_same_seed() =>
        Assert.Equal(Grower.Grow(7, Features.Default).ToString(), Grower.Grow(7, Features.Default).ToString());

    /// <summary>A mistake in generated code is found, and what is shown is small.</summary>
    [Theory]
    [InlineData("Math.Cos(", "-Math.Cos(", "gradient is wrong")]
    [InlineData("Gradient[0] += ", "Gradient[0] -= ", "gradient is wrong")]
    [InlineData("return ", "return 1e-3 + ", "value differs")]
    [InlineData("Math.Cos(", "-Math.Cos(", "pushforward is wrong", "LossPushforward(")]
    [InlineData("Math.Cos(", "-Math.Cos(", "Hessian", "LossHessianVectorProduct(")]
    public void Finds_a_planted_mistake(string right, string wrong, string kind, string behind = "")
    {
        StringWriter report = new();
        HuntOptions options = new() { Seed = 5, Programs = behind.Length > 0 ? 60 : 30, Batch = 60, Kinds = 1, Mutation = new Replacement(right, wrong, behind) };
        HuntSummary summary = new Hunt(options, report).Run();

        Assert.Contains(summary.Failures.Keys, found => found.StartsWith(kind, StringComparison.Ordinal));
        string loss = report.ToString().Split("====")[1].Split("with ")[0];
        Assert.True(loss.Split('\n').Length < 16, loss);
    }

    private sealed class Replacement(string right, string wrong, string behind) : IMutation
    {
        public string Change(string generated)
        {
            int start = generated.IndexOf(behind, StringComparison.Ordinal);
            return start < 0 ? generated : generated[..start] + generated[start..].Replace(right, wrong, StringComparison.Ordinal);
        }
    }
}
