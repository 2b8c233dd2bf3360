using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Writes arithmetic on ints of samples as that on whole numbers in lanes.</summary>
/// <remarks>
/// Before:  a + b         a / 3                  a % 3                     a &amp; 7
/// After:   Int(a + b)    Int(Truncate(a / 3))   a - Truncate(a / 3) * 3   a - Floor(a / 8) * 8
/// </remarks>
internal sealed class IntegerWriter(RegionBuilder builder)
{
    /// <summary>Ints that tell where elements are, and nothing else: one that wraps around is outside in any case.</summary>
    public static HashSet<Value> Indices(For loop)
    {
        HashSet<Value> numbers = [.. loop.Body.Yields, .. OpShape.Deep(loop.Body).SelectMany(op => OpShape.Regions(op)).SelectMany(r => r.Yields)];
        foreach (Op op in OpShape.Deep(loop.Body).Reverse())
        {
            numbers.UnionWith(op switch
            {
                Load or GatherLanes => [],
                Accumulate o => [o.Item],
                Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply, Result.Type.IsInteger: true } o when !numbers.Contains(o.Result) => [],
                _ => op.Used,
            });
        }

        return [.. OpShape.Deep(loop.Body).SelectMany(op => op.Defined).Where(v => v.Type == IrType.I32 && !numbers.Contains(v))];
    }

    /// <param name="op">One that <see cref="LaneIntegers"/> takes for exact, or an index.</param>
    /// <param name="result">Lanes.</param>
    /// <param name="operands">Its operands as lanes, or numbers that are the same for all.</param>
    /// <param name="mask">The constant of an And.</param>
    /// <param name="isIndex">Whether it may be beyond an int.</param>
    public void Write(PureOp op, Value result, Value[] operands, long mask, bool isIndex)
    {
        switch (op)
        {
            case Binary { Kind: BinaryKind.Divide }:
                builder.Add(new LaneCall(result, "Int", EquatableArray.Of(Whole("Truncate", Computed(BinaryKind.Divide, operands[0], operands[1])))));
                break;
            case Binary { Kind: BinaryKind.Remainder }:
                Value times = Whole("Truncate", Computed(BinaryKind.Divide, operands[0], operands[1]));
                builder.Add(new Binary(result, BinaryKind.Subtract, operands[0], Computed(BinaryKind.Multiply, times, operands[1])));
                break;
            case Binary { Kind: BinaryKind.And }:
                Value all = builder.Number(IrType.F64, mask + 1);
                builder.Add(new Binary(result, BinaryKind.Subtract, operands[0], Computed(BinaryKind.Multiply, Whole("Floor", Computed(BinaryKind.Divide, operands[0], all)), all)));
                break;
            case Binary o when isIndex:
                builder.Add(new Binary(result, o.Kind, operands[0], operands[1]));
                break;
            case Binary o:
                builder.Add(new LaneCall(result, "Int", EquatableArray.Of(Computed(o.Kind, operands[0], operands[1]))));
                break;
            case Unary:
                builder.Add(new LaneCall(result, "Int", EquatableArray.Of(Computed(BinaryKind.Subtract, builder.Number(IrType.F64, 0), operands[0]))));
                break;
            case Select:
                builder.Add(new Select(result, operands[0], operands[1], operands[2]));
                break;
            case Call o:
                builder.Add(new Call(result, o.Function, operands.ToEquatable()));
                break;
        }
    }

    private Value Whole(string function, Value value)
    {
        Value rounded = builder.Values.New(IrType.Lanes);
        builder.Add(new Call(rounded, function, EquatableArray.Of(value)));
        return rounded;
    }

    private Value Computed(BinaryKind kind, Value left, Value right)
    {
        Value computed = builder.Values.New(IrType.Lanes);
        builder.Add(new Binary(computed, kind, left, right));
        return computed;
    }
}
