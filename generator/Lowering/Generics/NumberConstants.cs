using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>T.Zero, T.Pi, T.MaxValue: the constants that generic math gives a number type.</summary>
internal sealed class NumberConstants(LoweringContext context)
{
    /// <summary>Those that are the same number in every type.</summary>
    private static readonly IReadOnlyDictionary<string, double> Exact = new Dictionary<string, double>
    {
        ["Zero"] = 0,
        ["One"] = 1,
        ["NegativeOne"] = -1,
        ["AdditiveIdentity"] = 0,
        ["MultiplicativeIdentity"] = 1,
        ["NegativeZero"] = -0.0,
    };

    private static readonly IReadOnlyDictionary<string, double> Doubles = new Dictionary<string, double>
    {
        ["E"] = Math.E,
        ["Pi"] = Math.PI,
        ["Tau"] = 2 * Math.PI,
        ["NaN"] = double.NaN,
        ["PositiveInfinity"] = double.PositiveInfinity,
        ["NegativeInfinity"] = double.NegativeInfinity,
        ["Epsilon"] = double.Epsilon,
        ["MaxValue"] = double.MaxValue,
        ["MinValue"] = double.MinValue,
    };

    private static readonly IReadOnlyDictionary<string, float> Singles = new Dictionary<string, float>
    {
        ["E"] = (float)Math.E,
        ["Pi"] = (float)Math.PI,
        ["Tau"] = (float)(2 * Math.PI),
        ["NaN"] = float.NaN,
        ["PositiveInfinity"] = float.PositiveInfinity,
        ["NegativeInfinity"] = float.NegativeInfinity,
        ["Epsilon"] = float.Epsilon,
        ["MaxValue"] = float.MaxValue,
        ["MinValue"] = float.MinValue,
    };

    /// <returns>Null where it is no such constant.</returns>
    public Value? TryLower(IPropertyReferenceOperation property)
    {
        if (!property.Property.IsStatic || context.Members.NumberType(property.Property, property.ConstrainedToType) is not { } type) return null;
        string name = property.Property.Name;
        if (Exact.TryGetValue(name, out double exact)) return context.Builder.Bits(type, type.IsFloat ? Literal.Bits(type, exact) : (long)exact);
        if (type == IrType.F64 && Doubles.TryGetValue(name, out double number)) return context.Builder.Number(type, number);
        if (type == IrType.F32 && Singles.TryGetValue(name, out float single)) return context.Builder.Bits(type, Literal.SingleBits(single));
        // What each type has its own of, T says itself; int.MaxValue is a constant of C#'s.
        return context.Builder.External(type, $"{type.Keyword}.{StateLowering.Escaped(name)}");
    }
}
