using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace AutoDiffGen.Generator.Tests.Pipeline;

/// <summary>What an edit makes run again, step by step and exactly.</summary>
/// <remarks>
/// Lowering runs at every edit. Unchanged: it ran, and its answer is equal to the last one. Cached: the step did not run.
/// The first reason is of First.Loss, the second of Second.Loss.
/// </remarks>
public sealed class IncrementalityTests
{
    private readonly IncrementalRun _run = new(
        ("First.cs", """
            using System;
            using AutoDiffGen;

            namespace Demo;

            public static partial class First
            {
                [Differentiable]
                public static double Loss(double x)
                {
                    // a comment
                    double y = Helper.Scale(x);
                    return y * y - 0.5 * Math.Sin(x);
                }
            }
            """),
        ("Helper.cs", """
            namespace Demo;

            internal static class Helper
            {
                public static double Scale(double x) => 3 * x;

                public static double Unused(double x) => x + 1;
            }
            """),
        ("Second.cs", """
            using AutoDiffGen;

            namespace Demo;

            public static partial class Second
            {
                [Differentiable]
                public static double Loss(double x, double y) => x * y;
            }
            """),
        ("Unrelated.cs", """
            namespace Demo;

            internal static class Unrelated
            {
                public static int Answer() => 42;
            }
            """));

    [Fact]
    public void At_first_everything_is_new() => Expect([New, New], [New, New]);

    [Theory]
    [InlineData("First.cs", "// a comment", "// another comment")]
    [InlineData("First.cs", "// a comment", "// more\n        // than one line")]
    [InlineData("First.cs", "double y = Helper", "double  y  =\n            Helper")]
    [InlineData("First.cs", "namespace Demo;", "namespace Demo;\n\n/* moved down */")]
    [InlineData("Unrelated.cs", "42", "43")]
    [InlineData("Unrelated.cs", "public static int Answer() => 42;", "")]
    [InlineData("Helper.cs", "x + 1", "x + 2")]
    public void What_does_not_change_the_program_stops_at_the_barrier(string file, string oldText, string newText)
    {
        _run.Edit(file, oldText, newText);
        Expect(lower: [Unchanged, Unchanged], generate: [Cached, Cached]);
    }

    [Theory]
    [InlineData("First.cs", "0.5", "-0.5")]
    [InlineData("First.cs", "0.5", "0.25")]
    [InlineData("First.cs", "Sin", "Cos")]
    [InlineData("First.cs", "double Loss(double x)", "double Loss(double x, [NoGradient] double unused)")]
    [InlineData("Helper.cs", "3 * x", "4 * x")]
    [InlineData("Helper.cs", "=> 3 * x", "{ return x / 3; }")]
    public void What_changes_one_program_generates_one_file_again(string file, string oldText, string newText)
    {
        _run.Edit(file, oldText, newText);
        Expect(lower: [Modified, Unchanged], generate: [Modified, Cached]);
    }

    [Fact]
    public void A_second_loss_edited_leaves_the_first_alone()
    {
        _run.Edit("Second.cs", "x * y", "x / y");
        Expect(lower: [Unchanged, Modified], generate: [Cached, Modified]);
    }

    [Fact]
    public void An_attribute_taken_away_removes_one_file()
    {
        _run.Edit("Second.cs", "[Differentiable]", "");
        Assert.Single(_run.Result.GeneratedSources);
        Assert.Equal([Cached, Removed], _run.Reasons(StepNames.Generate));
    }

    /// <summary>A diagnostic moves with the text; the program behind it does not.</summary>
    [Fact]
    public void A_diagnostic_follows_its_line()
    {
        _run.Edit("Second.cs", "public static double Loss(double x, double y) => x * y;", "public static string Loss(double x, double y) => \"\";");
        int before = Line();
        _run.Edit("Second.cs", "namespace Demo;", "namespace Demo;\n\n");
        Assert.Equal(before + 2, Line());
        Assert.Equal([Modified], _run.Reasons(StepNames.Diagnose));
        Assert.Equal([Cached], _run.Reasons(StepNames.Generate));
    }

    private int Line() => Assert.Single(_run.Result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;

    private void Expect(IncrementalStepRunReason[] lower, IncrementalStepRunReason[] generate)
    {
        Assert.Equal(lower, _run.Reasons(StepNames.Lower));
        Assert.Equal(generate, _run.Reasons(StepNames.Request));
        Assert.Equal(generate, _run.Reasons(StepNames.Generate));
        Assert.Empty(_run.Result.Diagnostics);
    }
}
