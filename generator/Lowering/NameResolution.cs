using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        ("ArgumentOutOfRangeException", "System"),
        ("ArrayPool", "System.Buffers"),
        ("Require", "AutoDiffGen.CompilerServices"),
        ("Grids", "AutoDiffGen.CompilerServices"),
        ("Scratch", "AutoDiffGen.CompilerServices"),
        ("Tape", "AutoDiffGen.CompilerServices"),
        ("Heap", "AutoDiffGen.CompilerServices"),
        ("Trips", "AutoDiffGen.CompilerServices"),
        ("Blocks", "AutoDiffGen.CompilerServices"),
        ("Checkpoints", "AutoDiffGen.CompilerServices"),
        ("SelfCheck", "AutoDiffGen.CompilerServices"),
    ];

    /// <summary>What the names mean around types: one answer a file and namespace, and whether the source declares anything of that name.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<(SyntaxTree, int), bool[]>> Around = new();

    private static readonly ConditionalWeakTable<Compilation, bool[]> Declared = new();

    /// <param name="model">Of the tree it stands in.</param>
    /// <param name="method">The method.</param>
    /// <param name="position">In its body, so that parameters and members are in scope.</param>
    /// <param name="named">The parameters and locals of the method and of what is inlined into it.</param>
    public static bool IsShadowed(SemanticModel model, IMethodSymbol method, int position, EquatableArray<string> named)
    {
        Compilation compilation = model.Compilation;
        bool[] declared = Declared.GetValue(compilation, c => [.. Names.Select(n => c.ContainsSymbolsWithName(n.Name, SymbolFilter.All))]);
        bool[]? around = InheritsFromElsewhere(method.ContainingType) ? null : OutsideTypes(model, position);
        for (int i = 0; i < Names.Length; i++)
        {
            string name = Names[i].Name;
            // A leaf of a struct goes by "point.X".
            foreach (string own in named)
                if (own.StartsWith(name, System.StringComparison.Ordinal) && (own.Length == name.Length || own[name.Length] == '.')) return true;
            if (around is null || declared[i] || IsTypeParameter(method, name) ? MeansAnother(model, position, i) : around[i]) return true;
        }

        return false;
    }

    // Members that are in scope because a base type of another assembly has them.
    private static bool InheritsFromElsewhere(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            for (INamedTypeSymbol? below = type.BaseType; below is not null; below = below.BaseType)
                if (below.DeclaringSyntaxReferences.IsEmpty && below.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)) return true;
        return false;
    }

    private static bool[] OutsideTypes(SemanticModel model, int position)
    {
        SyntaxNode? type = model.SyntaxTree.GetRoot().FindToken(position).Parent?.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
        int start = type?.SpanStart ?? position;
        // Types of one namespace declaration see the same names around them; outside of any it is the file, which may begin with one.
        int space = type?.Parent is BaseNamespaceDeclarationSyntax around ? around.SpanStart : -1;
        return Around.GetOrCreateValue(model.Compilation).GetOrAdd((model.SyntaxTree, space), _ => [.. Enumerable.Range(0, Names.Length).Select(i => MeansAnother(model, start, i))]);
    }

    private static bool IsTypeParameter(IMethodSymbol method, string name)
    {
        if (method.TypeParameters.Any(p => p.Name == name)) return true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            if (type.TypeParameters.Any(p => p.Name == name)) return true;
        return false;
    }

    private static bool MeansAnother(SemanticModel model, int position, int which)
    {
        (string name, string space) = Names[which];
        // Nothing found is as well: the generated file has the using directives that it needs.
        foreach (ISymbol symbol in model.LookupSymbols(position, name: name))
            if (symbol is not INamedTypeSymbol type || type.ContainingNamespace.ToDisplayString() != space || type.ContainingType is not null) return true;
        return false;
    }
}
