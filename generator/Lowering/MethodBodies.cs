using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Finds the operations of a method, accessor or local function in whichever file it stands.</summary>
internal static class MethodBodies
{
    /// <returns>Null where there is no body: extern, abstract, metadata only, or auto-implemented.</returns>
    public static IBlockOperation? Find(LoweringContext context, IMethodSymbol method)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        foreach (SyntaxReference reference in implementation.OriginalDefinition.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(context.Cancellation);
            if (Body(context.ModelOf(syntax.SyntaxTree).GetOperation(syntax, context.Cancellation)) is { } body) return body;
        }

        return null;
    }

    private static IBlockOperation? Body(IOperation? operation) => operation switch
    {
        IMethodBodyOperation o => o.BlockBody ?? o.ExpressionBody,
        ILocalFunctionOperation o => o.Body,
        IBlockOperation o => o,
        _ => null,
    };
}
