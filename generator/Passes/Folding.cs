using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Evaluates ops whose operands are constants, with the very arithmetic that C# would use at run time.</summary>
/// <remarks>
/// Functions of floats are left alone: the machine that builds may round them otherwise than the one that runs. So is the
/// arithmetic of a type parameter, whose precision nobody knows here, but for numbers that every floating-point type has.
/// </remarks>
internal static class Folding
{
    public static Const? Fold(PureOp op, Func<Value, Const?> constant)
    {
        Value[] used = op.Used;
        if (used.Length == 0) return null;
        Const[] operands = new Const[used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            if (constant(used[i]) is not { } known) return null;
            operands[i] = known;
        }

        ScalarType type = (ScalarType)operands[0].Result.Type;
        long? bits = op switch
        {
            Unary o => Apply(o.Kind, type, operands[0].Bits),
            Binary o => Apply(o.Kind, type, operands[0].Bits, operands[1].Bits),
            Call { Function: "Max" } when type.Kind is Scalar.Int32 or Scalar.Int64 => Math.Max(operands[0].Bits, operands[1].Bits),
            Call { Function: "Min" } when type.Kind is Scalar.Int32 or Scalar.Int64 => Math.Min(operands[0].Bits, operands[1].Bits),
            IR.Convert o => Convert(type, (ScalarType)o.Result.Type, operands[0].Bits),
            _ => null,
        };
        return bits is { } folded ? new Const(op.Result, folded) : null;
    }

    private static long? Apply(UnaryKind kind, ScalarType type, long bits) => (kind, type.Kind) switch
    {
        (UnaryKind.Negate, Scalar.Float64 or Scalar.Generic) => Literal.Bits(type, -Literal.Number(type, bits)),
        (UnaryKind.Negate, Scalar.Float32) => Literal.SingleBits(-Literal.Single(bits)),
        (UnaryKind.Negate, Scalar.Int32) => unchecked(-(int)bits),
        (UnaryKind.Negate, Scalar.Int64) => unchecked(-bits),
        (UnaryKind.Complement, Scalar.Int32) => ~(int)bits,
        (UnaryKind.Complement, Scalar.Int64 or Scalar.UInt64) => ~bits,
        (UnaryKind.Complement, Scalar.UInt32) => ~(uint)bits,
        (UnaryKind.Not, Scalar.Bool) => bits ^ 1,
        _ => null,
    };

    private static long? Apply(BinaryKind kind, ScalarType type, long left, long right) => type.Kind switch
    {
        Scalar.Float64 => Doubles(kind, Literal.Number(type, left), Literal.Number(type, right)),
        Scalar.Float32 => Singles(kind, Literal.Single(left), Literal.Single(right)),
        Scalar.Generic when Literal.IsInAnyType(left) && Literal.IsInAnyType(right) =>
            Doubles(kind, Literal.Number(type, left), Literal.Number(type, right)) is { } folded && (BinaryKinds.IsComparison(kind) || Literal.IsInAnyType(folded)) ? folded : null,
        Scalar.Int32 or Scalar.UInt32 => Integers(kind, left, right) is { } wide ? (BinaryKinds.IsComparison(kind) ? wide : Scalars.Wrap(type.Kind, wide)) : null,
        Scalar.Int64 => Integers(kind, left, right),
        // Flipping the highest bit puts them in the order of longs; all else is the same bit by bit.
        Scalar.UInt64 when BinaryKinds.IsComparison(kind) => Integers(kind, left ^ long.MinValue, right ^ long.MinValue),
        Scalar.UInt64 => Integers(kind, left, right),
        Scalar.Bool => kind switch
        {
            BinaryKind.And => left & right,
            BinaryKind.Or => left | right,
            BinaryKind.Xor or BinaryKind.NotEqual => left ^ right,
            BinaryKind.Equal => (left ^ right) ^ 1,
            _ => null,
        },
        _ => null,
    };

    private static long? Doubles(BinaryKind kind, double x, double y) => kind switch
    {
        BinaryKind.Add => Bits(x + y),
        BinaryKind.Subtract => Bits(x - y),
        BinaryKind.Multiply => Bits(x * y),
        BinaryKind.Divide => Bits(x / y),
        BinaryKind.AdjointMultiply => Bits(x == 0 ? 0 : x * y),
        BinaryKind.AdjointDivide => Bits(x == 0 ? 0 : x / y),
        _ => Compare(kind, x, y),
    };

    private static long? Singles(BinaryKind kind, float x, float y) => kind switch
    {
        // The casts drop any excess precision of the machine that builds.
        BinaryKind.Add => Literal.SingleBits((float)(x + y)),
        BinaryKind.Subtract => Literal.SingleBits((float)(x - y)),
        BinaryKind.Multiply => Literal.SingleBits((float)(x * y)),
        BinaryKind.Divide => Literal.SingleBits((float)(x / y)),
        BinaryKind.AdjointMultiply => Literal.SingleBits(x == 0 ? 0 : (float)(x * y)),
        BinaryKind.AdjointDivide => Literal.SingleBits(x == 0 ? 0 : (float)(x / y)),
        _ => Compare(kind, x, y),
    };

    private static long? Integers(BinaryKind kind, long x, long y) => kind switch
    {
        BinaryKind.Add => unchecked(x + y),
        BinaryKind.Subtract => unchecked(x - y),
        BinaryKind.Multiply => unchecked(x * y),
        BinaryKind.And => x & y,
        BinaryKind.Or => x | y,
        BinaryKind.Xor => x ^ y,
        BinaryKind.Equal => x == y ? 1 : 0,
        BinaryKind.NotEqual => x != y ? 1 : 0,
        BinaryKind.Less => x < y ? 1 : 0,
        BinaryKind.LessOrEqual => x <= y ? 1 : 0,
        BinaryKind.Greater => x > y ? 1 : 0,
        BinaryKind.GreaterOrEqual => x >= y ? 1 : 0,
        _ => null,
    };

    private static long? Compare(BinaryKind kind, double x, double y) => kind switch
    {
        BinaryKind.Equal => x == y ? 1 : 0,
        BinaryKind.NotEqual => x != y ? 1 : 0,
        BinaryKind.Less => x < y ? 1 : 0,
        BinaryKind.LessOrEqual => x <= y ? 1 : 0,
        BinaryKind.Greater => x > y ? 1 : 0,
        BinaryKind.GreaterOrEqual => x >= y ? 1 : 0,
        _ => null,
    };

    private static long? Convert(ScalarType from, ScalarType to, long bits) => (from.Kind, to.Kind) switch
    {
        (Scalar.UInt64, Scalar.Float64 or Scalar.Float32) => null,
        (_, Scalar.Float64) when from.IsInteger => Bits(bits),
        (_, Scalar.Float32) when from.IsInteger => Literal.SingleBits(bits),
        // A double holds these exactly: the type parameter rounds once, as it would the number itself.
        (_, Scalar.Generic) when from.IsInteger && Scalars.Width(from.Kind) <= 32 => Bits(bits),
        (Scalar.Float64, Scalar.Generic) => bits,
        (Scalar.Generic, Scalar.Generic or Scalar.Float64) when Literal.IsInAnyType(bits) => bits,
        (Scalar.Float32, Scalar.Generic) => Bits(Literal.Single(bits)),
        (_, _) when from.IsInteger && to.IsInteger => Scalars.Wrap(to.Kind, bits),
        (Scalar.Float32, Scalar.Float64) => Bits(Literal.Single(bits)),
        (Scalar.Float64, Scalar.Float32) => Literal.SingleBits((float)Literal.Number(from, bits)),
        _ => null,
    };

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);
}
