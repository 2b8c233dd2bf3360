using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>What TensorPrimitives compute of each element, by method; what has the name of a rule is the rule's function.</summary>
internal static class TensorElements
{
    private static readonly Dictionary<string, Func<RegionBuilder, Value[], Value>> Operators = new()
    {
        ["Add"] = (c, x) => c.Plus(x[0], x[1]),
        ["Subtract"] = (c, x) => c.Minus(x[0], x[1]),
        ["Multiply"] = (c, x) => c.Times(x[0], x[1]),
        ["Divide"] = (c, x) => c.Over(x[0], x[1]),
        ["Remainder"] = (c, x) => c.Binary(BinaryKind.Remainder, x[0], x[1]),
        ["Negate"] = (c, x) => c.Negate(x[0]),
        ["Increment"] = (c, x) => c.Plus(x[0], One(c, x[0])),
        ["Decrement"] = (c, x) => c.Minus(x[0], One(c, x[0])),
        ["AddMultiply"] = (c, x) => c.Times(c.Plus(x[0], x[1]), x[2]),
        ["MultiplyAdd"] = (c, x) => c.Plus(c.Times(x[0], x[1]), x[2]),
        ["Reciprocal"] = (c, x) => c.Over(One(c, x[0]), x[0]),
        ["ReciprocalSqrt"] = (c, x) => c.Over(One(c, x[0]), Call(c, "Sqrt", x[0])),
        // Written with the negative exponent, the value cannot be NaN, nor the derivative: exp overflows only where the adjoint is 0.
        ["Sigmoid"] = (c, x) => c.Over(One(c, x[0]), c.Plus(One(c, x[0]), Call(c, "Exp", c.Negate(x[0])))),
        ["Clamp"] = Clamp,
        ["IsZero"] = (c, x) => c.Binary(BinaryKind.Equal, x[0], c.Zero(x[0].Type)),
        ["IsCanonical"] = (c, _) => c.Truth(true),
        ["IsComplexNumber"] = (c, _) => c.Truth(false),
        ["IsImaginaryNumber"] = (c, _) => c.Truth(false),
    };

    /// <summary>The function of one element; null where there is none with a derivative.</summary>
    public static Func<RegionBuilder, Value[], Value>? Find(string method, IReadOnlyList<Scalar> types)
    {
        if (Operators.TryGetValue(method, out Func<RegionBuilder, Value[], Value>? formula)) return formula;
        if (!RuleTable.TryFindKey("double", method, types, out string key)) return null;
        Rule rule = RuleTable.Function(key);
        return (c, x) => c.Call(rule.Returns == ResultKind.SameAsArgument ? (ScalarType)x[0].Type : rule.ResultType(types[0]), key, x);
    }

    /// <summary>Round with a mode that is written there, as a number; null for any other.</summary>
    public static Func<RegionBuilder, Value[], Value>? Rounding(int? mode) =>
        mode is { } known && RuleTable.TryFindRounding(known, out string key) ? (c, x) => Call(c, key, x[0]) : null;

    // Min(Max(x, min), max), also where the bounds are the wrong way round; on a bound, x itself goes through.
    private static Value Clamp(RegionBuilder code, Value[] x)
    {
        Value above = Limit(code, x[0], x[1], BinaryKind.GreaterOrEqual);
        return Limit(code, above, x[2], BinaryKind.LessOrEqual);
    }

    // x where it is on the right side of the bound or NaN; a bound of NaN is returned.
    private static Value Limit(RegionBuilder code, Value x, Value bound, BinaryKind side)
    {
        Value passes = code.Binary(side, x, bound);
        if (x.Type.IsFloat) passes = code.Binary(BinaryKind.Or, passes, code.Binary(BinaryKind.NotEqual, x, x));
        return code.Select(passes, x, bound);
    }

    public static Value One(RegionBuilder code, Value like) => code.Bits((ScalarType)like.Type, Literal.Bits((ScalarType)like.Type, 1));

    public static Value Call(RegionBuilder code, string key, params Value[] arguments) => code.Call((ScalarType)arguments[0].Type, key, arguments);
}
