using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0031: `[Wrt] double unused` → `[NoGradient] double unused`</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddNoGradient() : NodeFix<ParameterSyntax>("ADG0031")
{
    protected override void Register(ParameterSyntax node, Offer offer) =>
        offer("Put [NoGradient] on it", parameter => Attributes.Add(Attributes.Remove(parameter, "Wrt"), "NoGradient"));
}
