using System;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Ends the lowering of a statement that cannot be differentiated; never leaves the lowering.</summary>
internal sealed class Refusal(DiagnosticInfo diagnostic) : Exception
{
    public DiagnosticInfo Diagnostic { get; } = diagnostic;

    public static Refusal At(IOperation operation, DiagnosticDescriptor descriptor, params string[] arguments) =>
        At(operation.Syntax, descriptor, arguments);

    public static Refusal At(SyntaxNode syntax, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(DiagnosticInfo.At(syntax.GetLocation(), descriptor, arguments));
}

/// <summary>The code does not compile (or follows from code that was refused): there is nothing to say beside what is said.</summary>
internal sealed class BrokenCode : Exception;
