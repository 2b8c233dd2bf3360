using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using AutoDiffGen.CodeFixes;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Fixes;

/// <summary>What the editor offers, applied: the text is as wanted, and the generator has nothing more to say.</summary>
public sealed class FixTests
{
    private const string Head = "using System;\nusing AutoDiffGen;\n\n";

    [Theory]
    [InlineData(
        "public static class Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n",
        "public static partial class Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n")]
    [InlineData(
        "// A comment.\nclass Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n",
        "// A comment.\npartial class Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n")]
    [InlineData(
        "public record struct Model(double Rate)\n{\n    [Differentiable]\n    public readonly double F(double x) => x * Rate;\n}\n",
        "public partial record struct Model(double Rate)\n{\n    [Differentiable]\n    public readonly double F(double x) => x * Rate;\n}\n")]
    public Task A_type_is_made_partial(string before, string after) => Fixes(new MakePartial(), before, after);

    [Fact]
    public Task A_type_is_no_longer_local_to_its_file() => Fixes(
        new RemoveFileModifier(),
        "// A comment.\nfile static partial class Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n",
        "// A comment.\nstatic partial class Model\n{\n    [Differentiable]\n    public static double F(double x) => x * x;\n}\n");

    [Theory]
    [InlineData(0, "[Wrt] double x, [Wrt] double y")]
    [InlineData(1, "[NoGradient] double x, [Wrt] double y")]
    public Task One_of_two_attributes_stays(int offer, string parameters) => Fixes(
        new ChooseAttribute(),
        Loss("[Wrt, NoGradient] double x, [Wrt] double y", "x * y"),
        Loss(parameters, "x * y"),
        offer);

    [Theory]
    [InlineData("double x, double unused", "double x, [NoGradient] double unused")]
    [InlineData("[Wrt] double x, [Wrt] double unused", "[Wrt] double x, [NoGradient] double unused")]
    public Task A_parameter_without_derivative_says_so(string before, string after) =>
        Fixes(new AddNoGradient(), Loss(before, "x * Math.Floor(Derivative.Stop(unused))"), Loss(after, "x * Math.Floor(Derivative.Stop(unused))"));

    [Fact]
    public void Every_diagnostic_that_is_told_again_has_its_fix() => Assert.Equal(
        new FixableDiagnostics().SupportedDiagnostics.Select(d => d.Id).Order(),
        new CodeFixProvider[] { new MakePartial(), new RemoveFileModifier(), new ChooseAttribute(), new AddNoGradient() }.SelectMany(f => f.FixableDiagnosticIds).Order());

    [Fact]
    public void Nothing_is_told_twice_where_it_shows() =>
        Assert.All(new FixableDiagnostics().SupportedDiagnostics, d => Assert.Equal(DiagnosticSeverity.Hidden, d.DefaultSeverity));

    private static string Loss(string parameters, string result) =>
        $"public static partial class Model\n{{\n    [Differentiable]\n    public static double F({parameters}) => {result};\n}}\n";

    private static async Task Fixes(CodeFixProvider fix, string before, string after, int offer = 0)
    {
        using AdhocWorkspace workspace = new();
        CSharpCompilation plain = Sources.Compile(Head + before);
        Document document = workspace
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "Model", "Model", LanguageNames.CSharp,
                compilationOptions: plain.Options, parseOptions: plain.SyntaxTrees[0].Options, metadataReferences: plain.References))
            .AddDocument("Model.cs", SourceText.From(Head + before), filePath: "Model.cs");

        Compilation compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new FixableDiagnostics()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Diagnostic diagnostic = Assert.Single(found, d => fix.FixableDiagnosticIds.Contains(d.Id));

        List<CodeAction> offers = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        ApplyChangesOperation change = (await offers[offer].GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
        SourceText text = await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Head + after, text.ToString());
        Assert.DoesNotContain(GeneratorRun.Of(text.ToString()).Diagnostics, d => fix.FixableDiagnosticIds.Contains(d.Id));
    }
}
