using System.Linq;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>A diagnostic as a value: the pipeline can compare it, and it holds on to no syntax tree.</summary>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    string Path,
    TextSpan Span,
    LinePositionSpan Lines,
    EquatableArray<string> Arguments)
{
    public static DiagnosticInfo At(Location? location, DiagnosticDescriptor descriptor, params string[] arguments)
    {
        FileLinePositionSpan place = location?.GetLineSpan() ?? default;
        return new DiagnosticInfo(descriptor, place.Path ?? "", location?.SourceSpan ?? default, place.Span, EquatableArray.Of(arguments));
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), [.. Arguments.Cast<object>()]);
}
