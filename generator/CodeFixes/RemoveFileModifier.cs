using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0002: `file partial class Model` → `partial class Model`</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveFileModifier() : NodeFix<TypeDeclarationSyntax>("ADG0002")
{
    protected override void Register(TypeDeclarationSyntax node, Offer offer)
    {
        if (node.Modifiers.Any(SyntaxKind.FileKeyword))
            offer($"Remove 'file' from '{node.Identifier.Text}'", type => (TypeDeclarationSyntax)Modifiers.Remove(type, SyntaxKind.FileKeyword));
    }
}
