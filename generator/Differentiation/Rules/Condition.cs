using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>What chooses between two partials.</summary>
internal abstract record Condition
{
    /// <summary>False wherever one side is NaN.</summary>
    public sealed record Comparison(BinaryKind Kind, Formula Left, Formula Right) : Condition;

    public sealed record Both(Condition Left, Condition Right) : Condition;

    public static Condition operator &(Condition a, Condition b) => new Both(a, b);

    /// <summary>Whether it asks which of two numbers is larger, not only whether they are equal.</summary>
    public bool Orders => this switch
    {
        Comparison c => c.Kind is not (BinaryKind.Equal or BinaryKind.NotEqual),
        Both c => c.Left.Orders || c.Right.Orders,
        _ => false,
    };

    /// <summary>The formulas compared.</summary>
    public IEnumerable<Formula> Formulas() => this switch
    {
        Comparison c => [c.Left, c.Right],
        Both c => [.. c.Left.Formulas(), .. c.Right.Formulas()],
        _ => [],
    };
}
