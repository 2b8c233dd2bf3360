using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>Modifiers of declarations, with the comments and spaces before them left where they are.</summary>
internal static class Modifiers
{
    /// <summary>Puts one behind all others, where `partial` must stand.</summary>
    public static MemberDeclarationSyntax Append(TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        SyntaxToken token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return type.AddModifiers(token);
        // What stood before the keyword now stands before the modifier.
        SyntaxTriviaList leading = type.Keyword.LeadingTrivia;
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(token.WithLeadingTrivia(leading));
    }

    public static MemberDeclarationSyntax Remove(TypeDeclarationSyntax type, SyntaxKind modifier)
    {
        SyntaxToken token = type.Modifiers.First(m => m.IsKind(modifier));
        bool isFirst = token == type.Modifiers[0];
        MemberDeclarationSyntax without = type.WithModifiers(type.Modifiers.Remove(token));
        return isFirst ? without.WithLeadingTrivia(type.GetLeadingTrivia()) : without;
    }
}
