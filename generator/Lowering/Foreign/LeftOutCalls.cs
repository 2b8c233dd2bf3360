using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Calls of [Conditional] methods, which the compiler leaves out, arguments and all, where no such symbol is defined.</summary>
internal static class LeftOutCalls
{
    public static bool Contains(IMethodSymbol method, SyntaxNode call)
    {
        string[] conditions = [.. method.GetAttributes()
            .Where(a => a.AttributeClass is { Name: "ConditionalAttribute" } type && type.ContainingNamespace.ToDisplayString() == "System.Diagnostics")
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string ?? "")];
        return conditions.Length > 0 && !conditions.Any(Symbols(call.SyntaxTree).Contains);
    }

    // A file can define and undefine symbols before its first token only.
    private static HashSet<string> Symbols(SyntaxTree tree)
    {
        HashSet<string> symbols = [.. ((CSharpParseOptions)tree.Options).PreprocessorSymbolNames];
        for (DirectiveTriviaSyntax? directive = (tree.GetRoot() as CompilationUnitSyntax)?.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is DefineDirectiveTriviaSyntax { IsActive: true } define) symbols.Add(define.Name.ValueText);
            if (directive is UndefDirectiveTriviaSyntax { IsActive: true } undefine) symbols.Remove(undefine.Name.ValueText);
        }

        return symbols;
    }
}
