using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The methods of a compilation, and of a called method's own assembly, that bear [DerivativeOf].</summary>
internal static class GivenDerivatives
{
    private static readonly ConditionalWeakTable<Compilation, List<Given>> Known = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<Given>> Elsewhere = new();

    // Files stay the same from one compilation to the next, most of them.
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Marked = new();

    /// <summary>The derivative that is given for the method.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="compilation">Where it is called.</param>
    /// <param name="misfit">Where none fits, one that is given for a method of the name and fits none.</param>
    public static IMethodSymbol? Of(IMethodSymbol method, Compilation compilation, out IMethodSymbol? misfit)
    {
        misfit = null;
        if (method.ContainingType is null) return null;
        List<Given> given = Known.GetValue(compilation, Find);
        bool isElsewhere = !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        if (given.Count == 0 && (!isElsewhere || IsOfSystem(method))) return null;
        IMethodSymbol definition = method.OriginalDefinition;
        IEnumerable<Given> all = isElsewhere && !IsOfSystem(method) ? given.Concat(Elsewhere.GetValue(method.ContainingAssembly, FindElsewhere)) : given;
        Given[] named = [.. all.Where(g => g.Name == definition.Name && SymbolEqualityComparer.Default.Equals(g.Type.OriginalDefinition, definition.ContainingType))];
        if (named.FirstOrDefault(g => GivenSignature.Fits(definition, g.Derivative)) is { } found) return found.Derivative;
        misfit = named.FirstOrDefault(g => !FitsAny(g))?.Derivative;
        return null;
    }

    /// <summary>Another derivative that the project gives for the method; null where there is none.</summary>
    public static IMethodSymbol? Second(IMethodSymbol method, IMethodSymbol first, Compilation compilation)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        return Known.GetValue(compilation, Find).Where(g => !SymbolEqualityComparer.Default.Equals(g.Derivative, first) && SymbolEqualityComparer.Default.Equals(first.ContainingAssembly, compilation.Assembly))
            .FirstOrDefault(g => g.Name == definition.Name && SymbolEqualityComparer.Default.Equals(g.Type.OriginalDefinition, definition.ContainingType) && GivenSignature.Fits(definition, g.Derivative))?.Derivative;
    }

    /// <summary>What the method says it is the derivative of.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, string Name, AttributeData Attribute)> Named(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            bool isOurs = attribute.AttributeClass is { Name: "DerivativeOfAttribute" } type && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true };
            if (!isOurs || attribute.ConstructorArguments.Length == 0) continue;
            TypedConstant last = attribute.ConstructorArguments[attribute.ConstructorArguments.Length - 1];
            INamedTypeSymbol? other = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[0].Value as INamedTypeSymbol : method.ContainingType;
            if (last.Value is string name && other is not null) yield return (other, name, attribute);
        }
    }

    private static bool FitsAny(Given given) => given.Type.GetMembers(given.Name).OfType<IMethodSymbol>().Any(m => GivenSignature.Fits(m, given.Derivative));

    private static bool IsOfSystem(IMethodSymbol method)
    {
        INamespaceSymbol space = method.ContainingNamespace;
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer) space = outer;
        return space.Name == "System";
    }

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

    // Only what knows the attribute can bear it.
    private static List<Given> FindElsewhere(IAssemblySymbol assembly)
    {
        List<Given> given = [];
        bool knows = assembly.Name == "AutoDiffGen" || assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "AutoDiffGen"));
        if (!knows) return given;
        Stack<INamespaceOrTypeSymbol> open = new([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (ISymbol member in open.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner) open.Push(inner);
                else if (member is IMethodSymbol { IsStatic: true } method) given.AddRange(Read(method));
            }
        }

        return given;
    }

    private static IEnumerable<Given> Read(IMethodSymbol method) => Named(method).Select(named => new Given(named.Type, named.Name, method));

    private sealed record Given(INamedTypeSymbol Type, string Name, IMethodSymbol Derivative);
}
