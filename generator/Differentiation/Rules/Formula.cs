using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>A real number computed from a function's arguments and its result: what partial derivatives are made of.</summary>
internal abstract record Formula
{
    /// <summary>An argument of the function; an integer one counts as a real number, save as the argument of a call.</summary>
    public sealed record Argument(int Index) : Formula;

    /// <summary>What the function returned.</summary>
    public sealed record Result : Formula;

    /// <summary>Rounded to the type in which the formula is computed.</summary>
    public sealed record Constant(double Number) : Formula;

    public sealed record Negative(Formula Operand) : Formula;

    /// <summary>Add, Subtract, Multiply or Divide.</summary>
    public sealed record Arithmetic(BinaryKind Kind, Formula Left, Formula Right) : Formula;

    /// <summary>A function of the rule table, by its key.</summary>
    public sealed record Call(string Function, EquatableArray<Formula> Arguments) : Formula;

    public static implicit operator Formula(double number) => new Constant(number);

    public static Formula operator -(Formula a) => new Negative(a);

    public static Formula operator +(Formula a, Formula b) => new Arithmetic(BinaryKind.Add, a, b);

    public static Formula operator -(Formula a, Formula b) => new Arithmetic(BinaryKind.Subtract, a, b);

    public static Formula operator *(Formula a, Formula b) => new Arithmetic(BinaryKind.Multiply, a, b);

    public static Formula operator /(Formula a, Formula b) => new Arithmetic(BinaryKind.Divide, a, b);

    public static Condition operator <(Formula a, Formula b) => new Condition.Comparison(BinaryKind.Less, a, b);

    public static Condition operator >(Formula a, Formula b) => new Condition.Comparison(BinaryKind.Greater, a, b);

    public static Condition operator <=(Formula a, Formula b) => new Condition.Comparison(BinaryKind.LessOrEqual, a, b);

    public static Condition operator >=(Formula a, Formula b) => new Condition.Comparison(BinaryKind.GreaterOrEqual, a, b);

    /// <summary>a == b, which records keep for themselves.</summary>
    public Condition Is(Formula other) => new Condition.Comparison(BinaryKind.Equal, this, other);

    /// <summary>The formulas that this one is made of, itself included.</summary>
    public IEnumerable<Formula> Parts()
    {
        yield return this;
        IEnumerable<Formula> inner = this switch
        {
            Negative f => [f.Operand],
            Arithmetic f => [f.Left, f.Right],
            Call f => f.Arguments,
            _ => [],
        };
        foreach (Formula formula in inner)
            foreach (Formula part in formula.Parts())
                yield return part;
    }
}
