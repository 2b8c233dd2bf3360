using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether the short names that generated code would use mean something else where it stands.</summary>
internal static class NameResolution
{
    private static readonly (string Name, string Space)[] Names =
    [
        ("Math", "System"),
        ("MathF", "System"),
        ("Span", "System"),
        ("ReadOnlySpan", "System"),
        ("ArgumentNullException", "System"),
        ("ArrayPool", "System.Buffers"),
        ("Require", "AutoDiffGen.CompilerServices"),
        ("Grids", "AutoDiffGen.CompilerServices"),
        ("Scratch", "AutoDiffGen.CompilerServices"),
        ("Tape", "AutoDiffGen.CompilerServices"),
        ("Heap", "AutoDiffGen.CompilerServices"),
        ("Trips", "AutoDiffGen.CompilerServices"),
    ];

    /// <param name="model">Of the tree it stands in.</param>
    /// <param name="position">In its body, so that parameters and members are in scope.</param>
    /// <param name="named">The parameters and locals of the method and of what is inlined into it.</param>
    public static bool IsShadowed(SemanticModel model, int position, EquatableArray<string> named)
    {
        foreach ((string name, string space) in Names)
        {
            // Nothing found is as well: the generated file has the using directives that it needs.
            ImmutableArray<ISymbol> found = model.LookupSymbols(position, name: name);
            foreach (ISymbol symbol in found)
                if (symbol is not INamedTypeSymbol type || type.ContainingNamespace.ToDisplayString() != space || type.ContainingType is not null) return true;
            // A leaf of a struct goes by "point.X".
            if (named.Any(n => n == name || n.StartsWith(name + ".", System.StringComparison.Ordinal))) return true;
        }

        return false;
    }
}
