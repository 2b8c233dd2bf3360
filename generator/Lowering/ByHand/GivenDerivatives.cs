using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The methods of a compilation, and of what a called method's own assembly says of it, that bear [DerivativeOf].</summary>
internal static class GivenDerivatives
{
    private static readonly ConditionalWeakTable<Compilation, List<Given>> Known = new();

    // Files stay the same from one compilation to the next, most of them.
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Marked = new();

    /// <summary>The derivative that is given for the method; null where none is.</summary>
    public static IMethodSymbol? Of(IMethodSymbol method, Compilation compilation)
    {
        List<Given> given = Known.GetValue(compilation, Find);
        bool isForeign = method.DeclaringSyntaxReferences.IsEmpty;
        if (given.Count == 0 && !isForeign) return null;
        IMethodSymbol definition = method.OriginalDefinition;
        IMethodSymbol? found = given.FirstOrDefault(g => IsFor(g, definition))?.Derivative;
        if (found is not null || !isForeign || method.ContainingType is null || IsOfSystem(method)) return found;
        return definition.ContainingType.GetMembers().OfType<IMethodSymbol>().SelectMany(Read).FirstOrDefault(g => IsFor(g, definition))?.Derivative;
    }

    private static bool IsOfSystem(IMethodSymbol method)
    {
        INamespaceSymbol space = method.ContainingNamespace;
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer) space = outer;
        return space.Name == "System";
    }

    private static bool IsFor(Given given, IMethodSymbol method) =>
        given.Name == method.Name && SymbolEqualityComparer.Default.Equals(given.Type.OriginalDefinition, method.ContainingType?.OriginalDefinition)
        && given.Derivative.Parameters.Length == method.Parameters.Length && given.Derivative.Arity == method.Arity
        && given.Derivative.Parameters.Zip(method.Parameters, (d, m) => method.Arity > 0 || SymbolEqualityComparer.Default.Equals(d.Type, m.Type)).All(same => same);

    private static List<Given> Find(Compilation compilation)
    {
        List<Given> given = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            MethodDeclarationSyntax[] marked = Marked.GetValue(tree, FindMarked);
            if (marked.Length == 0) continue;
            SemanticModel model = SemanticModels.Of(compilation, tree);
            foreach (MethodDeclarationSyntax declaration in marked)
                if (model.GetDeclaredSymbol(declaration) is IMethodSymbol method) given.AddRange(Read(method));
        }

        return given;
    }

    private static MethodDeclarationSyntax[] FindMarked(SyntaxTree tree) => tree.GetText().ToString().Contains("DerivativeOf")
        ? [.. tree.GetRoot().DescendantNodes(node => node is not BaseMethodDeclarationSyntax).OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.Any(list => list.Attributes.Any(a => a.Name.ToString().Contains("DerivativeOf"))))]
        : [];

    private static IEnumerable<Given> Read(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            bool isOurs = attribute.AttributeClass is { Name: "DerivativeOfAttribute" } type && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true };
            if (!isOurs || attribute.ConstructorArguments.Length == 0) continue;
            TypedConstant last = attribute.ConstructorArguments[attribute.ConstructorArguments.Length - 1];
            INamedTypeSymbol? other = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[0].Value as INamedTypeSymbol : method.ContainingType;
            if (last.Value is string name && other is not null) yield return new Given(other, name, method);
        }
    }

    private sealed record Given(INamedTypeSymbol Type, string Name, IMethodSymbol Derivative);
}
