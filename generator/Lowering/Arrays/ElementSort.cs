using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Sorting: positions are sorted by their elements, which has no derivative; then each element goes to its place.</summary>
/// <remarks>Bottom-up merge sort; equal elements keep their order. Of equal numbers it is the same whichever comes first.</remarks>
internal sealed class ElementSort(LoweringContext context)
{
    public void Sort(Value memory)
    {
        Value count = Code.Length(memory);
        Value order = Code.New(Scalar.Int32, count, zeroed: false, "order"), merged = Code.New(Scalar.Int32, count, zeroed: false, "merged");
        context.Tensors.Loops.Each(count, i => Code.Store(order, i, i));
        context.Tensors.Loops.While(
            [Number(1)],
            ["width"],
            carried => Less(carried[0], count),
            carried =>
            {
                Pass(memory, order, merged, count, carried[0]);
                context.Tensors.Loops.Each(count, i => Code.Store(order, i, Code.Load(merged, i)));
                // Twice the width, without overflow.
                Value rest = Code.Minus(count, carried[0]);
                return [Code.Plus(carried[0], Smaller(carried[0], rest))];
            });

        Value sorted = Code.New(((ArrayType)memory.Type).Element, count, zeroed: false, "sorted");
        context.Tensors.Loops.Each(count, i => Code.Store(sorted, i, Code.Load(memory, Code.Load(order, i))));
        context.Tensors.Loops.Each(count, i => Code.Store(memory, i, Code.Load(sorted, i)));
    }

    private RegionBuilder Code => context.Builder;

    // Runs of the width, two by two.
    private void Pass(Value memory, Value order, Value merged, Value count, Value width) => context.Tensors.Loops.While(
        [Number(0)],
        ["low"],
        carried => Less(carried[0], count),
        carried =>
        {
            Value low = carried[0];
            Value middle = Code.Plus(low, Smaller(width, Code.Minus(count, low)));
            Value high = Code.Plus(middle, Smaller(width, Code.Minus(count, middle)));
            context.Tensors.Loops.Fold(low, high, [low, middle], ["left", "right"], (k, next) => Merge(memory, order, merged, k, next, middle, high));
            return [high];
        });

    private IReadOnlyList<Value> Merge(Value memory, Value order, Value merged, Value k, IReadOnlyList<Value> next, Value middle, Value high)
    {
        (Value left, Value right) = (next[0], next[1]);
        Value takesLeft = context.Branches.Choose(
            Less(left, middle),
            () => context.Branches.Choose(Less(right, high), () => Code.Not(Before(memory, order, right, left)), () => Code.Truth(true)),
            () => Code.Truth(false));
        Code.Store(merged, k, Code.Load(order, Code.Select(takesLeft, left, right)));
        Value one = Number(1);
        return [Code.Select(takesLeft, Code.Plus(left, one), left), Code.Select(takesLeft, right, Code.Plus(right, one))];
    }

    private Value Before(Value memory, Value order, Value first, Value second) =>
        ElementSearch.Before(Code, Code.Load(memory, Code.Load(order, first)), Code.Load(memory, Code.Load(order, second)));

    private Value Less(Value x, Value y) => Code.Binary(BinaryKind.Less, x, y);

    private Value Smaller(Value x, Value y) => Code.Call(IrType.I32, "Min", x, y);

    private Value Number(int number) => Code.Integer(IrType.I32, number);
}
