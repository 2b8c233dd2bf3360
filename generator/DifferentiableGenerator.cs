using System.Collections.Generic;
using System.Collections.Immutable;
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

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Attributed method -> IR. The only step that may look at symbols and operations.
        IncrementalValuesProvider<LoweringResult> lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (_, _) => true, static (marked, _) => new MarkedMethod(marked))
            .Collect()
            .SelectMany(Lower)
            .WithTrackingName(StepNames.Lower);

        // 2. Diagnostics keep their source locations and never reach code generation.
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = lowered
            .SelectMany(static (result, _) => result.Diagnostics.AsImmutable())
            .WithTrackingName(StepNames.Diagnose);
        context.RegisterSourceOutput(diagnostics, static (output, found) => output.ReportDiagnostic(found.ToDiagnostic()));

        // 3. Equality barrier: comment edits and unrelated files stop here.
        IncrementalValuesProvider<DerivativeRequest> requests = lowered
            .Where(static result => result.Request is not null)
            .Select(static (result, _) => result.Request!)
            .WithTrackingName(StepNames.Request);

        // 4. Differentiate, optimise, print: a pure function of the program, one file a method.
        IncrementalValuesProvider<GenerationResult> files = requests
            .Combine(Filled(requests.Collect(), context.CompilationProvider.Select(static (compilation, _) => compilation.Options.ConcurrentBuild)))
            .Select(static (pair, _) => pair.Right.Of(pair.Left))
            .WithTrackingName(StepNames.Generate);
        context.RegisterSourceOutput(files, static (output, result) =>
        {
            if (result.File is { } file) output.AddSource(file.HintName, file.Text);
            if (result.Failure is { } failure) output.ReportDiagnostic(failure.ToDiagnostic());
        });
    }

    private static IEnumerable<LoweringResult> Lower(ImmutableArray<MarkedMethod> methods, CancellationToken cancellation) =>
        InParallel.Map(methods, methods.Length > 1 && methods[0].IsConcurrent, cancellation, method => method.Lower(cancellation));

    // The cache is one object: for the compiler nothing about it ever changes.
    private static IncrementalValueProvider<GenerationCache> Filled(IncrementalValueProvider<ImmutableArray<DerivativeRequest>> requests, IncrementalValueProvider<bool> isConcurrent)
    {
        GenerationCache cache = new();
        return requests.Combine(isConcurrent).Select((pair, cancellation) =>
        {
            cache.Fill(pair.Left, pair.Right, cancellation);
            return cache;
        });
    }
}
