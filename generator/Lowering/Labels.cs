using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What `break` and `goto` refer to.</summary>
internal static class Labels
{
    // As many as have a bit.
    private const int Most = 58;

    /// <summary>The label's bit; none for the cases of a switch.</summary>
    public static Jumps Of(ILabelSymbol label)
    {
        if (label.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not LabeledStatementSyntax statement) return Jumps.None;
        SyntaxNode body = statement.Ancestors().LastOrDefault(a => a is BlockSyntax) ?? statement;
        int index = body.DescendantNodes().OfType<LabeledStatementSyntax>().TakeWhile(s => s != statement).Count();
        return index < Most ? (Jumps)((long)Jumps.FirstLabel << index) : Jumps.None;
    }

    /// <summary>Whether a `break` belongs to a switch, and not to a loop.</summary>
    public static bool LeavesSwitch(IBranchOperation statement)
    {
        foreach (SyntaxNode around in statement.Syntax.Ancestors())
        {
            if (around is SwitchStatementSyntax) return true;
            if (around is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) return false;
        }

        return false;
    }
}
