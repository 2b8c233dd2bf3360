using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>∂result/∂argument, as what is done to the adjoint d of the result to get the argument's share of it.</summary>
/// <remarks>
/// The adjoint is the first factor throughout, so that one of 0 stays 0 whatever the formulas are; and a choice is made between
/// adjoints, not between factors, so that an infinite adjoint meets no factor 0.
/// </remarks>
internal abstract record Partial
{
    /// <summary>0: the argument gets nothing.</summary>
    public sealed record Nothing : Partial;

    /// <summary>d itself.</summary>
    public sealed record Whole : Partial;

    /// <summary>−d.</summary>
    public sealed record Opposite : Partial;

    /// <summary>The share so far multiplied or divided by a formula.</summary>
    /// <param name="Of">The share so far.</param>
    /// <param name="Kind">AdjointMultiply or AdjointDivide.</param>
    /// <param name="Factor">By what.</param>
    public sealed record Scaled(Partial Of, BinaryKind Kind, Formula Factor) : Partial;

    public sealed record Choice(Condition Condition, Partial WhenTrue, Partial WhenFalse) : Partial;

    /// <summary>The derivative depends on whether another argument is differentiated too.</summary>
    public sealed record ByActivity(int Other, Partial WhenActive, Partial WhenConstant) : Partial;

    public static implicit operator Partial(Formula factor) => PartialForms.Times(factor);

    public Partial Times(Formula factor) => new Scaled(this, BinaryKind.AdjointMultiply, factor);

    public Partial Over(Formula divisor) => new Scaled(this, BinaryKind.AdjointDivide, divisor);

    /// <summary>The same without <see cref="ByActivity"/>.</summary>
    public Partial Resolve(Func<int, bool> isActive) =>
        this is ByActivity p ? (isActive(p.Other) ? p.WhenActive : p.WhenConstant).Resolve(isActive) : this;

    /// <summary>Whether which of two numbers is larger decides in it.</summary>
    public bool Compares() => this switch
    {
        Scaled p => p.Of.Compares(),
        Choice p => p.Condition.Orders || p.WhenTrue.Compares() || p.WhenFalse.Compares(),
        ByActivity p => p.WhenActive.Compares() || p.WhenConstant.Compares(),
        _ => false,
    };

    /// <summary>The formulas that the partial is made of.</summary>
    public IEnumerable<Formula> Formulas() => this switch
    {
        Scaled p => [.. p.Of.Formulas(), p.Factor],
        Choice p => [.. p.Condition.Formulas(), .. p.WhenTrue.Formulas(), .. p.WhenFalse.Formulas()],
        ByActivity p => [.. p.WhenActive.Formulas(), .. p.WhenConstant.Formulas()],
        _ => [],
    };
}
