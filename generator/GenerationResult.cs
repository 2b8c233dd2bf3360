using System;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;

namespace AutoDiffGen.Generator;

/// <summary>A file, or why there is none.</summary>
internal sealed record GenerationResult(GeneratedFile? File, DiagnosticInfo? Failure)
{
    public static GenerationResult Of(DerivativeRequest request)
    {
        try
        {
            return new GenerationResult(DerivativePipeline.Run(request), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The program knows no locations, on purpose: the method's name has to do.
            string method = string.Join(".", [.. request.Primal.Site.Types, request.Primal.Name]);
            return new GenerationResult(null, DiagnosticInfo.At(null, Descriptors.Internal, method, Failures.Describe(error)));
        }
    }
}
