using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0001: `class Model` → `partial class Model`</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePartial() : NodeFix<TypeDeclarationSyntax>("ADG0001")
{
    protected override void Register(TypeDeclarationSyntax node, Offer offer) =>
        offer($"Make '{node.Identifier.Text}' partial", type => (TypeDeclarationSyntax)Modifiers.Append(type, SyntaxKind.PartialKeyword));
}
