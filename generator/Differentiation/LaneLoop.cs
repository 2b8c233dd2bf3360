using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The rows, or columns, of a matrix of derivatives, some in each run of a method with its tangents.</summary>
/// <remarks>
/// for lane from 0 to the number of components that directions have, in steps of the lanes
/// { the method with its tangents along component lane, lane + 1, … }, each time from what the caller's memory held at entry.
/// </remarks>
internal sealed class LaneLoop(Lanes lanes, int own, RegionBuilder start)
{
    private readonly ValueFactory _values = start.Values;
    private readonly FlatRows _rows = new(start.Values);
    private readonly List<(Value Memory, LeafComponents Leaf, bool IsZeroed)> _provided = [];

    /// <summary>Which direction it is, and where that is among the components of its results: what came of it.</summary>
    /// <param name="builder">Where a result is to be written.</param>
    /// <param name="lane">The direction's number.</param>
    /// <returns>Writes the component at a place.</returns>
    public delegate Action<RegionBuilder, Value, Value> Writer(RegionBuilder builder, Value lane);

    /// <summary>Memory that each run begins with.</summary>
    public void Provide(Value memory, LeafComponents leaf, bool isZeroed) => _provided.Add((memory, leaf, isZeroed));

    /// <param name="directions">What the directions move, in the order of <see cref="Lane.Directions"/>.</param>
    /// <param name="results">What comes of them, in the order of <see cref="Lane.Products"/>.</param>
    /// <param name="changed">Parameters whose memory the method reads and writes: each run starts with what it held at entry.</param>
    /// <param name="write">Writes what came of a direction.</param>
    public Region Build(Components directions, Components results, IReadOnlyList<Parameter> changed, Writer write)
    {
        EntryMemory entry = new(changed, start);
        Method all = lanes.Method;
        Value index = _values.New(IrType.I32, "row");
        Value[] carried = [.. all.Body.Yields.Take(own).Select(y => _values.New(y.Type))], left = [.. carried.Select(c => _values.New(c.Type))];
        RegionBuilder run = new(_values);
        entry.Restore(run, index);
        foreach ((Value memory, LeafComponents leaf, bool isZeroed) in _provided) Make(memory, leaf, isZeroed, run);
        for (int k = 0; k < lanes.All.Length; k++)
        {
            Value lane = Number(run, index, k);
            Lane own = lanes.All[k];
            for (int i = 0; i < directions.Leaves.Count; i++)
            {
                Seed(own.Directions[i].Value, directions.Leaves[i], lane, run);
                if (directions == results) MakeProduct(own, i);
            }

            if (directions == results) continue;
            for (int i = 0; i < results.Leaves.Count; i++) MakeProduct(own, i);
        }

        run.AddRange(_rows.Rewrite(all.Body).Ops);
        for (int k = 0; k < lanes.All.Length; k++) Write(lanes.All[k], results, Number(run, index, k), directions.Total, run, write);

        // A method of nothing runs once as well.
        Value end = start.Call(IrType.I32, "Max", directions.Total, start.Integer(IrType.I32, 1));
        Value[] initial = [.. carried.Select(c => start.Zero(c.Type))];
        start.Add(new For(
            left.ToEquatable(),
            start.Integer(IrType.I32, 0),
            BinaryKind.Less,
            end,
            lanes.All.Length,
            Reversed: false,
            initial.ToEquatable(),
            run.Build([index, .. carried], all.Body.Yields.Take(own))));
        return start.Build([], left);

        void MakeProduct(Lane lane, int i)
        {
            if (results.Leaves[i].IsMemory) Make(lane.Products[i].Value, results.Leaves[i], isZeroed: false, run);
        }
    }

    private static Value Number(RegionBuilder run, Value index, int lane) => lane == 0 ? index : run.Plus(index, run.Integer(IrType.I32, lane));

    // Memory of a leaf's length; that of rows in one piece.
    private void Make(Value memory, LeafComponents leaf, bool isZeroed, RegionBuilder run)
    {
        run.Add(new New(leaf.Starts is null ? memory : _rows.Replace(memory, leaf), leaf.Count, isZeroed));
    }

    // 1 at the component of the lane, if that is the leaf's.
    private void Seed(Value direction, LeafComponents leaf, Value lane, RegionBuilder run)
    {
        ScalarType element = direction.Type switch { ArrayType array => array.Element, JaggedType jagged => jagged.Element, _ => (ScalarType)direction.Type };
        if (!leaf.IsMemory)
        {
            Value isOwn = run.Binary(BinaryKind.Equal, lane, leaf.Offset);
            run.Add(new Select(direction, isOwn, run.Number(element, 1), run.Zero(element)));
            return;
        }

        Make(direction, leaf, isZeroed: true, run);
        Value memory = _rows.Of(direction);
        Value zero = run.Integer(IrType.I32, 0), stride = run.Integer(IrType.I32, leaf.Stride);
        Value distance = leaf.IsFirst ? lane : run.Minus(lane, leaf.Offset), at = leaf.Stride == 1 ? distance : run.Over(distance, stride);
        Value isInside = run.Binary(BinaryKind.Less, at, leaf.Count);
        if (!leaf.IsFirst) isInside = run.Binary(BinaryKind.And, run.Binary(BinaryKind.GreaterOrEqual, distance, zero), isInside);
        if (leaf.Stride > 1) isInside = run.Binary(BinaryKind.And, isInside, run.Binary(BinaryKind.Equal, run.Binary(BinaryKind.Remainder, distance, stride), zero));
        RegionBuilder seed = new(_values);
        seed.Store(memory, at, seed.Number(element, 1));
        run.Add(MemoryLoops.When(isInside, seed));
    }

    private void Write(Lane lane, Components results, Value number, Value total, RegionBuilder run, Writer write)
    {
        RegionBuilder inside = new(_values);
        WriteAll(inside, results, i => _rows.Of(lane.Results[i]), write(inside, number));
        run.Add(MemoryLoops.When(run.Binary(BinaryKind.Less, number, total), inside));
    }

    /// <summary>Hands over all components of a lane's results, each with its place.</summary>
    public static void WriteAll(RegionBuilder builder, Components results, Func<int, Value> result, Action<RegionBuilder, Value, Value> write)
    {
        for (int i = 0; i < results.Leaves.Count; i++)
        {
            LeafComponents leaf = results.Leaves[i];
            if (!leaf.IsMemory)
            {
                write(builder, leaf.Offset, result(i));
                continue;
            }

            Value index = builder.Values.New(IrType.I32);
            RegionBuilder each = new(builder.Values);
            write(each, leaf.At(each, index), each.Load(result(i), index));
            builder.Add(MemoryLoops.Each(builder, leaf.Count, index, each));
        }
    }
}
