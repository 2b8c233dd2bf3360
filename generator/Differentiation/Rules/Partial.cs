using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

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

    /// <summary>A share whose own derivatives are given: second ones, where those of its formulas have no limit or another one.</summary>
    /// <param name="Share">The share.</param>
    /// <param name="Seconds">For each argument, of the share by it, as what is done to the adjoint.</param>
    public sealed record Moved(Partial Share, EquatableArray<Partial> Seconds) : Partial;

    public static implicit operator Partial(Formula factor) => PartialForms.Times(factor);

    public Partial Times(Formula factor) => new Scaled(this, BinaryKind.AdjointMultiply, factor);

    public Partial Over(Formula divisor) => new Scaled(this, BinaryKind.AdjointDivide, divisor);

    /// <summary>The same without <see cref="ByActivity"/>.</summary>
    public Partial Resolve(Func<int, bool> isActive) =>
        this is ByActivity p ? (isActive(p.Other) ? p.WhenActive : p.WhenConstant).Resolve(isActive) : this;

    /// <summary>The same, second derivatives by <paramref name="seconds"/>, one for each argument.</summary>
    public Partial With(params Partial[] seconds) => new Moved(this, seconds.ToEquatable());

    /// <summary>Whether which of two numbers is larger decides in it.</summary>
    public bool Compares() => this switch
    {
        Scaled p => p.Of.Compares(),
        Choice p => p.Condition.Orders || p.WhenTrue.Compares() || p.WhenFalse.Compares(),
        ByActivity p => p.WhenActive.Compares() || p.WhenConstant.Compares(),
        Moved p => p.Share.Compares(),
        _ => false,
    };

    /// <summary>The formulas that the partial is made of.</summary>
    public IEnumerable<Formula> Formulas() => this switch
    {
        Scaled p => [.. p.Of.Formulas(), p.Factor],
        Choice p => [.. p.Condition.Formulas(), .. p.WhenTrue.Formulas(), .. p.WhenFalse.Formulas()],
        ByActivity p => [.. p.WhenActive.Formulas(), .. p.WhenConstant.Formulas()],
        Moved p => [.. p.Share.Formulas(), .. p.Seconds.SelectMany(s => s.Formulas())],
        _ => [],
    };
}
