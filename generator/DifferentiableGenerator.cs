using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator;

/// <summary>Writes the derivatives of methods that bear [Differentiable], each into a file of its own.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    private const string AttributeName = "AutoDiffGen.DifferentiableAttribute";
    private const string GivenName = "AutoDiffGen.DerivativeOfAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What generates is one object: for the compiler nothing about it ever changes.
        GenerationCache cache = new();

        // 1. Attributed method -> IR. The only step that may look at symbols and operations. Methods are lowered side by
        // side; the compiler runs later steps one by one, so what is new is generated here already, and found there.
        IncrementalValuesProvider<LoweringResult> lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (_, _) => true, static (marked, _) => new MarkedMethod(marked))
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.Vectorizes(options.GlobalOptions)))
            .SelectMany((marked, cancellation) => Lower(marked.Left, marked.Right, cache, cancellation))
            .WithTrackingName(StepNames.Lower);

        // 2. Diagnostics keep their source locations and never reach code generation.
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = lowered
            .SelectMany(static (result, _) => result.Diagnostics.AsImmutable())
            .Where(static found => !GivenChecks.IsFoundAnyway(found))
            .WithTrackingName(StepNames.Diagnose);
        context.RegisterSourceOutput(diagnostics, static (output, found) => output.ReportDiagnostic(found.ToDiagnostic()));

        // Derivatives that are given by hand are checked whether or not anything uses them.
        IncrementalValuesProvider<DiagnosticInfo> unfit = context.SyntaxProvider
            .ForAttributeWithMetadataName(GivenName, static (_, _) => true, static (marked, cancellation) => GivenChecks.Check((IMethodSymbol)marked.TargetSymbol, cancellation))
            .SelectMany(static (result, _) => result.Diagnostics.AsImmutable())
            .WithTrackingName(StepNames.Given);
        context.RegisterSourceOutput(unfit, static (output, found) => output.ReportDiagnostic(found.ToDiagnostic()));

        // 3. Equality barrier: comment edits and unrelated files stop here.
        IncrementalValuesProvider<DerivativeRequest> requests = lowered
            .Where(static result => result.Request is not null)
            .Select(static (result, _) => result.Request!)
            .WithTrackingName(StepNames.Request);

        // 4. Differentiate, optimise, print: a pure function of the program, one file a method.
        IncrementalValuesProvider<GenerationResult> files = requests
            .Select((request, _) => cache.Of(request))
            .WithTrackingName(StepNames.Generate);
        context.RegisterSourceOutput(files, static (output, result) =>
        {
            if (result.File is { } file) output.AddSource(file.HintName, file.Text);
            if (result.Failure is { } failure) output.ReportDiagnostic(failure.ToDiagnostic());
        });
    }

    private static LoweringResult[] Lower(ImmutableArray<MarkedMethod> methods, bool vectorizes, GenerationCache cache, CancellationToken cancellation) =>
        InParallel.Map(methods, methods.Length > 1 && methods[0].IsConcurrent, cancellation, method =>
        {
            LoweringResult result = method.Lower(cancellation);
            if (!vectorizes && result.Request is { } fast) result = result with { Request = fast with { Vectorize = false } };
            return result.Request is { } request ? result with { Diagnostics = result.Diagnostics.Concat(method.Notes(cache.Prepare(request))).ToEquatable() } : result;
        });
}
