using System.Numerics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Bounds of integers that hold whatever the method is called with: enough to know that i - 1 does not wrap around.</summary>
internal sealed class Ranges(Outline outline)
{
    private const int Deepest = 8;

    /// <summary>Bounds that hold where control reaches the step: memory of n elements was made before only if n is not negative.</summary>
    public (BigInteger Least, BigInteger Most) Of(Value value, Step at)
    {
        (BigInteger least, BigInteger most) = Of(value, 0);
        return least < 0 && IsLengthBefore(value, at) ? (BigInteger.Zero, most) : (least, most);
    }

    public static BigInteger Least(IrType type) => type is ScalarType { Kind: var kind } && Scalars.IsInteger(kind) && !Scalars.IsUnsigned(kind)
        ? -BigInteger.Pow(2, Scalars.Width(kind) - 1)
        : 0;

    public static BigInteger Most(IrType type) => type is ScalarType { Kind: var kind } && Scalars.IsInteger(kind)
        ? BigInteger.Pow(2, Scalars.Width(kind) - (Scalars.IsUnsigned(kind) ? 0 : 1)) - 1
        : 0;

    private bool IsLengthBefore(Value value, Step at)
    {
        foreach (Step step in outline.Steps)
        {
            if (step.Position >= at.Position) return false;
            if (step.Op is New memory && memory.Count == value && at.Block.IsWithin(step.Block)) return true;
        }

        return false;
    }

    private (BigInteger Least, BigInteger Most) Of(Value value, int depth)
    {
        (BigInteger, BigInteger) all = (Least(value.Type), Most(value.Type));
        if (depth > Deepest) return all;
        if (outline.Entry(value)?.Owner?.Op is For loop && loop.Index == value) return OfIndex(loop, depth);
        switch (outline.Definer(value)?.Op)
        {
            case Const o:
                BigInteger number = value.Type == IrType.U64 ? (ulong)o.Bits : o.Bits;
                return (number, number);
            case null when outline.Parameter(value) is { IsLength: true }:
            case Length or Checkpoint { Function: "Most" }:
                return (0, int.MaxValue);
            case IR.Convert { Operand.Type: var from } o when from.IsInteger && Least(from) >= Least(value.Type) && Most(from) <= Most(value.Type):
                return Of(o.Operand, depth + 1);
            case Binary { Kind: BinaryKind.Add } o:
                return Within(value.Type, Of(o.Left, depth + 1), Of(o.Right, depth + 1), subtract: false);
            case Binary { Kind: BinaryKind.Subtract } o:
                return Within(value.Type, Of(o.Left, depth + 1), Of(o.Right, depth + 1), subtract: true);
            case Binary { Kind: BinaryKind.Divide } o when outline.Definer(o.Right)?.Op is Const { Bits: > 0 and var divisor }:
                (BigInteger low, BigInteger high) = Of(o.Left, depth + 1);
                return (BigInteger.Divide(low, divisor), BigInteger.Divide(high, divisor));
            case Call { Function: "Max", Arguments.Count: 2 } o:
                (BigInteger Least, BigInteger Most) a = Of(o.Arguments[0], depth + 1), b = Of(o.Arguments[1], depth + 1);
                return (BigInteger.Max(a.Least, b.Least), BigInteger.Max(a.Most, b.Most));
            default:
                return all;
        }
    }

    private (BigInteger, BigInteger) OfIndex(For loop, int depth)
    {
        (BigInteger startLeast, BigInteger startMost) = Of(loop.Start, depth + 1);
        (BigInteger endLeast, BigInteger endMost) = Of(loop.End, depth + 1);
        return loop.Comparison switch
        {
            BinaryKind.Less => (startLeast, endMost - 1),
            BinaryKind.LessOrEqual => (startLeast, endMost),
            BinaryKind.Greater => (endLeast + 1, startMost),
            _ => (endLeast, startMost),
        };
    }

    private static (BigInteger, BigInteger) Within(IrType type, (BigInteger Least, BigInteger Most) a, (BigInteger Least, BigInteger Most) b, bool subtract)
    {
        BigInteger least = subtract ? a.Least - b.Most : a.Least + b.Least;
        BigInteger most = subtract ? a.Most - b.Least : a.Most + b.Most;
        return least < Least(type) || most > Most(type) ? (Least(type), Most(type)) : (least, most);
    }
}
