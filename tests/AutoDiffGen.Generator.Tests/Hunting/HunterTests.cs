using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoDiffGen.Hunter;
using AutoDiffGen.Hunter.Growing;
using AutoDiffGen.Hunter.Programs;
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

    /// <summary>One program in eight returns nothing, and is held to dual numbers output by output.</summary>
    [Fact]
    public void Some_programs_return_nothing()
    {
        LossProgram[] programs = [.. Enumerable.Range(0, 64).Select(seed => Grower.Grow(seed, Features.Default)).Where(p => p.IsMapping)];
        Assert.Equal(8, programs.Length);
        Assert.All(programs, p => Assert.Contains(p.Inputs, i => i.IsOutput));
        Assert.Contains(programs, p => p.Inputs.Any(i => i.Keyword == "out"));
        Assert.Contains(programs, p => p.Inputs.Count(i => i.IsOutput) > 1);
        IReadOnlyList<Verdict> verdicts = Batch.Run(programs);
        Assert.All(verdicts, v => Assert.True(v.Failure is null && v.Invalid is null, $"{v.Failure?.Kind}{v.Invalid}"));
        Assert.True(verdicts.Sum(v => v.Compared) > 200, $"{verdicts.Sum(v => v.Compared)} components were compared.");
    }

    /// <summary>A mistake in generated code is found, and what is shown is small.</summary>
    [Theory]
    [InlineData("Gradient[0] += ", "Gradient[0] -= ", "LossGradient(", "gradient is wrong")]
    [InlineData("return ", "return 1e-3 + ", "LossGradient(", "value differs")]
    [InlineData("Tangent = ", "Tangent = 0.5 * ", "LossPushforward(", "pushforward is wrong")]
    [InlineData("Product[0] += ", "Product[0] -= ", "LossHessianVectorProduct(", "Hessian")]
    [InlineData("Product[i];", "Product[i] + 0.5;", "LossJacobian(", "LossJacobian is wrong")]
    public void Finds_a_planted_mistake(string right, string wrong, string method, string kind)
    {
        StringWriter report = new();
        HuntOptions options = new() { Seed = 5, Programs = 60, Batch = 60, Kinds = 1, Mutation = new Replacement(right, wrong, method) };
        HuntSummary summary = new Hunt(options, report).Run();

        Assert.Contains(summary.Failures.Keys, found => found.StartsWith(kind, StringComparison.Ordinal));
        string loss = report.ToString().Split("====")[1].Split("with ")[0];
        Assert.True(loss.Split('\n').Length < 16, loss);
    }

    /// <summary>Replaces in one method, up to where the next begins.</summary>
    private sealed class Replacement(string right, string wrong, string method) : IMutation
    {
        public string Change(string generated)
        {
            int start = generated.IndexOf(method, StringComparison.Ordinal);
            if (start < 0) return generated;
            int end = generated.IndexOf("/// <summary>", start, StringComparison.Ordinal);
            if (end < 0) end = generated.Length;
            return generated[..start] + generated[start..end].Replace(right, wrong, StringComparison.Ordinal) + generated[end..];
        }
    }
}
