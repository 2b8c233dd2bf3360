using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Members of extension blocks, which later compilers know: extension(double x) { double Cube() => x * x * x; }</summary>
internal static class ExtensionBlocks
{
    // TypeKind.Extension of compilers that are newer than what the generator is built with.
    private const TypeKind Extension = (TypeKind)14;

    public static bool IsIn(ISymbol member) => member.ContainingType is { TypeKind: Extension };

    /// <summary>The block's own parameter, which is not among the member's; null where the member has no receiver.</summary>
    public static IParameterSymbol? Receiver(LoweringContext context, ISymbol member)
    {
        if (!IsIn(member) || member.IsStatic) return null;
        SyntaxReference? block = member.ContainingType.DeclaringSyntaxReferences.FirstOrDefault();
        return block?.GetSyntax(context.Cancellation) is TypeDeclarationSyntax { ParameterList.Parameters: { Count: 1 } parameters } declaration
            ? (IParameterSymbol?)context.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(parameters[0], context.Cancellation)
            : null;
    }
}
