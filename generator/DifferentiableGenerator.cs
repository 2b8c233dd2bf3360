using System;
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
            .ForAttributeWithMetadataName(AttributeName, static (_, _) => true, Lower)
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
            .Select(Generate)
            .WithTrackingName(StepNames.Generate);
        context.RegisterSourceOutput(files, static (output, result) =>
        {
            if (result.File is { } file) output.AddSource(file.HintName, file.Text);
            if (result.Failure is { } failure) output.ReportDiagnostic(failure.ToDiagnostic());
        });
    }

    // The compiler answers an exception with a warning and no generated code at all, for any method: catch it, keep the
    // others, and say in an error which method it was.
    private static LoweringResult Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        try
        {
            return MethodLowering.Lower((IMethodSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Location location = context.TargetSymbol.Locations[0];
            DiagnosticInfo failure = DiagnosticInfo.At(location, Descriptors.Internal, context.TargetSymbol.Name, Describe(error));
            return new LoweringResult(null, EquatableArray.Of(failure));
        }
    }

    private static GenerationResult Generate(DerivativeRequest request, CancellationToken cancellation)
    {
        try
        {
            return new GenerationResult(DerivativePipeline.Run(request), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The program knows no locations, on purpose: the method's name has to do.
            string method = string.Join(".", [.. request.Primal.Site.Types, request.Primal.Name]);
            return new GenerationResult(null, DiagnosticInfo.At(null, Descriptors.Internal, method, Describe(error)));
        }
    }

    // A diagnostic has one line. The stack's top says where, which a report to us needs.
    private static string Describe(Exception error)
    {
        string[] lines = error.ToString().Split('\n');
        string where = lines.Length > 1 ? Array.Find(lines, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal))?.Trim() ?? "" : "";
        return $"{error.GetType().Name}: {error.Message.Split('\n')[0].Trim()} {where}".TrimEnd();
    }

    /// <summary>A file, or why there is none.</summary>
    private sealed record GenerationResult(GeneratedFile? File, DiagnosticInfo? Failure);
}
