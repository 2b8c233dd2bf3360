using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Derivatives of other methods, which do not exist yet while this one is lowered.</summary>
internal static class GeneratedMembers
{
    private static readonly string[] Suffixes = [.. DerivativeKinds.Each(DerivativeKinds.OfResult | DerivativeKinds.OfOutputs).Select(kind => kind.ToString()), nameof(Kinds.HessianSparsity), nameof(Kinds.JacobianSparsity), SelfChecks.Suffix];

    /// <summary>
    /// A call of a derivative, where nothing else keeps the method from compiling. The compiler will find the derivative there, and
    /// so has nothing to say: somebody must.
    /// </summary>
    public static SimpleNameSyntax? FindCall(Compilation compilation, SemanticModel model, SyntaxNode method, CancellationToken ct)
    {
        SimpleNameSyntax? call = null;
        foreach (Diagnostic error in model.GetDiagnostics(method.Span, ct))
        {
            if (error.Severity != DiagnosticSeverity.Error) continue;
            if (Called(compilation, method, error, ct) is not { } name) return null;
            call ??= name;
        }

        return call;
    }

    /// <summary>Whether the compiler only misses a derivative that is still to be generated.</summary>
    public static bool IsCall(Compilation compilation, SyntaxNode root, Diagnostic error, CancellationToken ct) => Called(compilation, root, error, ct) is not null;

    private static SimpleNameSyntax? Called(Compilation compilation, SyntaxNode root, Diagnostic error, CancellationToken ct) =>
        root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) is SimpleNameSyntax name && IsDerivative(compilation, name.Identifier.ValueText, ct) ? name : null;

    private static bool IsDerivative(Compilation compilation, string name, CancellationToken ct) => Suffixes.Any(suffix =>
        name.Length > suffix.Length
        && name.EndsWith(suffix, System.StringComparison.Ordinal)
        && compilation.GetSymbolsWithName(name.Substring(0, name.Length - suffix.Length), SymbolFilter.Member, ct)
            .Any(s => s.GetAttributes().Any(a => a.AttributeClass is { Name: "DifferentiableAttribute" })));
}
