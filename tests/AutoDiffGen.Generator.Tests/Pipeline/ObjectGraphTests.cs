using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Pipeline;

/// <summary>Nothing that a step hands on reaches a symbol, a syntax node or a compilation.</summary>
public sealed class ObjectGraphTests
{
    private static readonly string[] Steps = [StepNames.Lower, StepNames.Diagnose, StepNames.Given, StepNames.Request, StepNames.Generate];

    [Fact]
    public void Of_the_whole_corpus_and_of_errors_holds_nothing_of_the_compiler()
    {
        IncrementalRun run = new([.. CorpusText.Files, ("Broken.cs", """
            using AutoDiffGen;
            public static partial class Broken
            {
                [Differentiable] public static string NotANumber(double x) => "";
                [Differentiable] public static double Unknown(double x) => System.DateTime.Now.Ticks * x;
                [DerivativeOf("Nothing")] public static double Unfit(double x) => x;
            }
            """)]);

        foreach (string step in Steps)
        {
            List<object> values = [.. run.Values(step)];
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.Null(ObjectGraph.FindForbidden(value)));
        }
    }

    /// <summary>Our steps are all there are: one more, and it must be named and walked too.</summary>
    [Fact]
    public void Every_step_after_lowering_is_named()
    {
        IncrementalRun run = new([.. CorpusText.Files]);
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = run.Result.TrackedSteps;
        HashSet<IncrementalGeneratorRunStep> named = [.. Steps.Where(steps.ContainsKey).SelectMany(name => steps[name])];
        IEnumerable<IncrementalGeneratorRunStep> inputs = run.Result.TrackedOutputSteps.SelectMany(o => o.Value).SelectMany(s => s.Inputs).Select(i => i.Source);
        Assert.All(inputs, step => Assert.Contains(step, named));
    }

    [Fact]
    public void The_walk_finds_what_is_well_hidden()
    {
        CSharpCompilation compilation = Sources.Compile("class C { void M() { } }");
        ISymbol symbol = compilation.GetTypeByMetadataName("C")!;
        SyntaxTree tree = compilation.SyntaxTrees[0];

        Assert.NotNull(ObjectGraph.FindForbidden(new object[] { 1, new List<object> { ImmutableArray.Create(symbol) } }));
        Assert.NotNull(ObjectGraph.FindForbidden(new KeyValuePair<string, object>("", tree.GetRoot(TestContext.Current.CancellationToken))));
        System.Func<string> closure = () => compilation.AssemblyName!;
        Assert.NotNull(ObjectGraph.FindForbidden(closure));
        Assert.Null(ObjectGraph.FindForbidden(new object[] { "text", 1.5, new List<int> { 1 } }));
    }
}
