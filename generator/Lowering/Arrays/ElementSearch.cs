using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Questions about elements: their answers choose the path and have no derivative. Equal is as Equals has it: NaN is NaN.</summary>
internal sealed class ElementSearch(LoweringContext context)
{
    public Value Lower(string method, IReadOnlyList<Value> operands)
    {
        Value memory = operands[0];
        return method switch
        {
            "IndexOf" when operands.Count > 2 => IndexFrom(memory, operands),
            "IndexOf" => Index(memory, operands[1]),
            "LastIndexOf" => Index(memory, operands[1], last: true),
            "Contains" => Code.Binary(BinaryKind.GreaterOrEqual, Index(memory, operands[1]), Number(0)),
            "Count" => Count(memory, operands[1]),
            "SequenceEqual" => context.Branches.Choose(
                Code.Binary(BinaryKind.Equal, Code.Length(memory), Code.Length(operands[1])), () => Same(memory, operands[1]), () => Code.Truth(false)),
            "StartsWith" => Fits(memory, operands[1], Number(0)),
            "EndsWith" => Fits(memory, operands[1], Code.Minus(Code.Length(memory), Code.Length(operands[1]))),
            _ => BinarySearch(memory, operands[1]),
        };
    }

    private RegionBuilder Code => context.Builder;

    private Value Number(int number) => Code.Integer(IrType.I32, number);

    private Value Index(Value memory, Value item, bool last = false) =>
        context.Tensors.Loops.Fold(Code.Length(memory), Number(-1), "at", (i, at) =>
        {
            Value isIt = Equal(Code.Load(memory, i), item);
            if (!last) isIt = Code.Binary(BinaryKind.And, isIt, Code.Binary(BinaryKind.Less, at, Number(0)));
            return Code.Select(isIt, i, at);
        });

    // Array.IndexOf(a, item, start, count) counts from the beginning of the array.
    private Value IndexFrom(Value memory, IReadOnlyList<Value> operands)
    {
        Value start = operands[2];
        Value count = operands.Count > 3 ? operands[3] : Code.Minus(Code.Length(memory), start);
        Value at = Index(context.Memory.View(memory, start, count), operands[1]);
        return Code.Select(Code.Binary(BinaryKind.Less, at, Number(0)), at, Code.Plus(at, start));
    }

    private Value Count(Value memory, Value item) =>
        context.Tensors.Loops.Fold(Code.Length(memory), Number(0), "count", (i, count) =>
            Code.Select(Equal(Code.Load(memory, i), item), Code.Plus(count, Number(1)), count));

    private Value Same(Value first, Value second) =>
        context.Tensors.Loops.Fold(Code.Length(second), Code.Truth(true), "same", (i, same) =>
            Code.Binary(BinaryKind.And, same, Equal(Code.Load(first, i), Code.Load(second, i))));

    private Value Fits(Value memory, Value part, Value start) => context.Branches.Choose(
        Code.Binary(BinaryKind.LessOrEqual, Code.Length(part), Code.Length(memory)),
        () => Same(context.Memory.View(memory, start, Code.Length(part)), part),
        () => Code.Truth(false));

    /// <summary>The position, or the complement of where it would stand: the halving of the library, step by step.</summary>
    private Value BinarySearch(Value memory, Value item)
    {
        Value last = Code.Minus(Code.Length(memory), Number(1));
        IReadOnlyList<Value> found = context.Tensors.Loops.While(
            [Number(0), last, Number(-1)],
            ["low", "high", "at"],
            carried => Code.Binary(
                BinaryKind.And, Code.Binary(BinaryKind.LessOrEqual, carried[0], carried[1]), Code.Binary(BinaryKind.Less, carried[2], Number(0))),
            carried =>
            {
                Value middle = Code.Plus(carried[0], Code.Over(Code.Minus(carried[1], carried[0]), Number(2)));
                Value here = Code.Load(memory, middle);
                Value isIt = Equal(here, item), before = Before(Code, here, item);
                return
                [
                    Code.Select(before, Code.Plus(middle, Number(1)), carried[0]),
                    Code.Select(before, carried[1], Code.Minus(middle, Number(1))),
                    Code.Select(isIt, middle, carried[2]),
                ];
            });
        return Code.Select(Code.Binary(BinaryKind.Less, found[2], Number(0)), Code.Unary(UnaryKind.Complement, found[0]), found[2]);
    }

    private Value Equal(Value x, Value y) => Equal(context, x, y);

    /// <summary>x.Equals(y), to which NaN is equal to itself.</summary>
    public static Value Equal(LoweringContext context, Value x, Value y)
    {
        RegionBuilder code = context.Builder;
        Value equal = context.Operators.Equal(x, y);
        if (!x.Type.IsFloat) return equal;
        Value bothNaN = code.Binary(BinaryKind.And, code.Binary(BinaryKind.NotEqual, x, x), code.Binary(BinaryKind.NotEqual, y, y));
        return code.Binary(BinaryKind.Or, equal, bothNaN);
    }

    /// <summary>x is smaller in the order of CompareTo, in which NaN comes first.</summary>
    public static Value Before(RegionBuilder code, Value x, Value y)
    {
        if (x.Type is ScalarType { Kind: var kind } && Scalars.IsPromoted(kind)) (x, y) = (code.Convert(IrType.I32, x), code.Convert(IrType.I32, y));
        Value less = code.Binary(BinaryKind.Less, x, y);
        if (!x.Type.IsFloat) return less;
        Value onlyFirst = code.Binary(BinaryKind.And, code.Binary(BinaryKind.NotEqual, x, x), code.Binary(BinaryKind.Equal, y, y));
        return code.Binary(BinaryKind.Or, less, onlyFirst);
    }
}
