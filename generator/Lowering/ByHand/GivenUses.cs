using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a pullback does with memory that its function was handed.</summary>
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
    public static GivenUse Of(IMethodSymbol pullback, int parameter, CancellationToken cancellation)
    {
        string name = pullback.Parameters[parameter].Name;
        bool isMentioned = false;
        foreach (SyntaxReference reference in (pullback.PartialImplementationPart ?? pullback).DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not MethodDeclarationSyntax method) return GivenUse.Any;
            SyntaxNode? body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
            if (body is null) continue;
            foreach (IdentifierNameSyntax use in body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(i => i.Identifier.ValueText == name))
            {
                isMentioned = true;
                if (!IsRead(use)) return GivenUse.Any;
            }
        }

        return isMentioned ? GivenUse.Reads : GivenUse.None;
    }

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
