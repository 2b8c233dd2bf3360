using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a method does with memory that it is handed.</summary>
internal enum GivenUse
{
    /// <summary>It never mentions it.</summary>
    None,

    /// <summary>It reads elements and the length.</summary>
    Reads,

    /// <summary>It may do anything.</summary>
    Any,
}

/// <summary>Finds out by the names in its source alone.</summary>
internal static class GivenUses
{
    public static GivenUse Of(IMethodSymbol method, int parameter, CancellationToken cancellation)
    {
        IdentifierNameSyntax[]? uses = Uses(method, parameter, cancellation);
        return uses is null ? GivenUse.Any : uses.Length == 0 ? GivenUse.None : uses.All(IsRead) ? GivenUse.Reads : GivenUse.Any;
    }

    /// <summary>Whether the method assigns to elements: where it is certain.</summary>
    public static bool Writes(IMethodSymbol method, int parameter, CancellationToken cancellation) =>
        Uses(method, parameter, cancellation)?.Any(IsWritten) == true;

    private static IdentifierNameSyntax[]? Uses(IMethodSymbol method, int parameter, CancellationToken cancellation)
    {
        // The part that has the body may call its parameters otherwise; where there is no body, nobody knows.
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        string name = implementation.Parameters[parameter].Name;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration) return null;
            SyntaxNode? body = (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody;
            if (body is not null) return [.. body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(i => i.Identifier.ValueText == name)];
        }

        return null;
    }

    private static bool IsWritten(IdentifierNameSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == use => element.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == element,
            PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            _ => false,
        },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" or "Fill", Parent: InvocationExpressionSyntax } member => member.Expression == use,
        _ => false,
    };

    // y.Length, y[i] where that is no target.
    private static bool IsRead(IdentifierNameSyntax use)
    {
        if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } member) return member.Expression == use;
        if (use.Parent is not ElementAccessExpressionSyntax element || element.Expression != use) return false;
        if (element.ArgumentList.Arguments.Count != 1 || element.ArgumentList.Arguments[0].Expression is RangeExpressionSyntax) return false;
        return element.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != element,
            PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) && !unary.IsKind(SyntaxKind.PreDecrementExpression) && !unary.IsKind(SyntaxKind.AddressOfExpression),
            BinaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or EqualsValueClauseSyntax or ConditionalExpressionSyntax => true,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } } } },
            _ => false,
        };
    }
}
