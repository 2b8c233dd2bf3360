using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0010: `[Wrt, NoGradient] double x` → `[Wrt] double x` or `[NoGradient] double x`</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChooseAttribute() : NodeFix<ParameterSyntax>("ADG0010")
{
    protected override void Register(ParameterSyntax node, Offer offer)
    {
        offer("Remove [NoGradient]", parameter => Attributes.Remove(parameter, "NoGradient"));
        offer("Remove [Wrt]", parameter => Attributes.Remove(parameter, "Wrt"));
    }
}
