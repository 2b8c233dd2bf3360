using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Parameters of a primary constructor that the type's members go on using: fields without a name.</summary>
internal static class CapturedParameters
{
    public static IEnumerable<IParameterSymbol> Of(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.IsRecord || Constructor(type) is not { } constructor) return [];
        return constructor.Parameters.Where(parameter => IsUsed(parameter, type.OriginalDefinition, compilation));
    }

    public static bool IsOfPrimary(ISymbol parameter) =>
        parameter is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && IsPrimary(constructor);

    private static IMethodSymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(IsPrimary);

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 };

    private static bool IsUsed(IParameterSymbol parameter, INamedTypeSymbol type, Compilation compilation)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax() is not TypeDeclarationSyntax declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree)) continue;
            IEnumerable<IdentifierNameSyntax> mentions = declaration.Members.SelectMany(Bodies).SelectMany(b => b.DescendantNodesAndSelf())
                .OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == parameter.Name);
            if (mentions.Any(name => SymbolEqualityComparer.Default.Equals(
                compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol?.OriginalDefinition, parameter.OriginalDefinition))) return true;
        }

        return false;
    }

    // All but what runs in the constructor itself.
    private static IEnumerable<SyntaxNode> Bodies(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax or TypeDeclarationSyntax => [],
        PropertyDeclarationSyntax { AccessorList: { } accessors, ExpressionBody: null } => [accessors],
        PropertyDeclarationSyntax { ExpressionBody: { } body } => [body],
        _ => [member],
    };
}
