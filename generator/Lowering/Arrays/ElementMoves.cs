using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Elements copied, cleared, filled in, turned around: of structs, leaf by leaf.</summary>
internal sealed class ElementMoves(LoweringContext context)
{
    public Value Count(Datum memory) => context.Builder.Length(memory.Leaves().First());

    /// <summary>As arrays are copied: a part that is not there is another exception than of spans.</summary>
    public void CopyArrays(Datum source, Value from, Datum target, Value to, Value count)
    {
        Value zero = context.Builder.Integer(IrType.I32, 0);
        Value all = Count(source), room = Count(target);
        Value negative = Either(Either(Less(from, zero), Less(to, zero)), Less(count, zero));
        Value tooLong = Either(Less(context.Builder.Minus(all, from), count), Less(context.Builder.Minus(room, to), count));
        context.Tensors.Checks.Throw(Either(negative, tooLong), "global::AutoDiffGen.CompilerServices.Require.NotCopied({0}, {1}, {2}, {3}, {4})", all, from, room, to, count);
        Copy(source, from, target, to, count);
    }

    /// <summary>count elements from one place to another; where they overlap, all are read before one is written.</summary>
    public void Copy(Datum source, Value from, Datum target, Value to, Value count)
    {
        Datum read = context.Memory.View(source, from, count), written = context.Memory.View(target, to, count);
        foreach ((Value origin, Value destination) in Pairs(read, written))
        {
            bool mayOverlap = context.Memory.Root(origin) == context.Memory.Root(destination);
            Value items = mayOverlap ? context.SpanCalls.Copy(origin) : origin;
            ScalarType type = ((ArrayType)destination.Type).ElementType;
            context.Tensors.Loops.Each(count, i => context.Builder.Store(destination, i, context.Builder.Convert(type, context.Builder.Load(items, i))));
        }
    }

    /// <summary>Copies all if there is room for all; says whether it was so.</summary>
    public Value TryCopy(Datum source, Datum target)
    {
        Value count = Count(source);
        Value fits = context.Builder.Binary(BinaryKind.LessOrEqual, count, Count(target));
        context.Branches.BranchIf(fits, () =>
        {
            Value start = context.Builder.Integer(IrType.I32, 0);
            Copy(source, start, target, start, count);
        });
        return fits;
    }

    public void Clear(Datum memory)
    {
        foreach (Value leaf in memory.Leaves()) context.Builder.Add(new Clear(leaf));
    }

    /// <summary>A part; one that is out of range is another exception than elsewhere.</summary>
    public void Clear(Datum memory, Value start, Value count)
    {
        Value zero = context.Builder.Integer(IrType.I32, 0), left = context.Builder.Minus(Count(memory), start);
        Value outside = Either(Either(Less(start, zero), Less(count, zero)), Either(Less(left, zero), Less(left, count)));
        context.Tensors.Checks.Throw(outside, "new global::System.IndexOutOfRangeException()");
        Clear(context.Memory.View(memory, start, count));
    }

    public void Fill(Datum memory, Datum item)
    {
        foreach ((Value leaf, Value value) in Pairs(memory, item))
            context.Tensors.Loops.Each(context.Builder.Length(leaf), i => context.Builder.Store(leaf, i, value));
    }

    public void Reverse(Datum memory)
    {
        Value count = Count(memory);
        Value half = context.Builder.Over(count, context.Builder.Integer(IrType.I32, 2));
        context.Tensors.Loops.Each(half, i =>
        {
            RegionBuilder code = context.Builder;
            Value opposite = code.Minus(code.Minus(count, i), code.Integer(IrType.I32, 1));
            foreach (Value leaf in memory.Leaves())
            {
                Value left = code.Load(leaf, i), right = code.Load(leaf, opposite);
                code.Store(leaf, i, right);
                code.Store(leaf, opposite, left);
            }
        });
    }

    private Value Less(Value x, Value y) => context.Builder.Binary(BinaryKind.Less, x, y);

    private Value Either(Value x, Value y) => context.Builder.Binary(BinaryKind.Or, x, y);

    private static IEnumerable<(Value, Value)> Pairs(Datum first, Datum second) => first.Leaves().Zip(second.Leaves(), ValueTuple.Create);
}
