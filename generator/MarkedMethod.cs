using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator;

/// <summary>A method that bears the attribute, as the compiler knows it. It is never compared: lowering decides what has changed.</summary>
internal sealed class MarkedMethod(GeneratorAttributeSyntaxContext context)
{
    // On anything but a method the compiler itself refuses the attribute.
    private readonly IMethodSymbol? _method = context.TargetSymbol as IMethodSymbol;
    private readonly AttributeData _attribute = context.Attributes[0];
    private readonly Compilation _compilation = context.SemanticModel.Compilation;

    /// <summary>Whether the user lets the compiler use more than one thread.</summary>
    public bool IsConcurrent => _compilation.Options.ConcurrentBuild;

    /// <summary>What there is to tell about what was generated.</summary>
    public IEnumerable<DiagnosticInfo> Notes(GenerationResult generated)
    {
        if (_method is null || generated.File is not { } file) yield break;
        if (file.LacksThreads.Count > 0)
            yield return DiagnosticInfo.At(_attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation(), Descriptors.NoThreads, string.Join("', '", file.LacksThreads), file.WhyNot);
        foreach (string line in file.Schedule) yield return DiagnosticInfo.At(_method.Locations.FirstOrDefault(), Descriptors.Schedule, line);
    }

    // The compiler answers an exception with a warning and no generated code at all, for any method: catch it, keep the
    // others, and say in an error which method it was.
    public LoweringResult Lower(CancellationToken cancellation)
    {
        if (_method is null) return new LoweringResult(null, EquatableArray<DiagnosticInfo>.Empty);
        try
        {
            return MethodLowering.Lower(_method, _attribute, _compilation, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            DiagnosticInfo failure = DiagnosticInfo.At(_method.Locations.FirstOrDefault(), Descriptors.Internal, _method.Name, Failures.Describe(error));
            return new LoweringResult(null, EquatableArray.Of(failure));
        }
    }
}
