using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The rows of a Hessian, some in each run of the gradient with its tangents.</summary>
internal sealed class HessianLoop(Method primal, Method gradient, Method all, IReadOnlyList<HessianLane> lanes, Value hessian, ValueFactory values)
{
    private readonly Dictionary<Value, (HessianLeaf Leaf, Value Flat)> _rows = [];

    /// <param name="written">Parameters whose memory the loss writes: each run starts with what it held at entry.</param>
    public Region Build(IReadOnlyList<Parameter> written)
    {
        RegionBuilder start = new(values);
        IReadOnlyList<HessianLeaf> leaves = HessianLeaves.Of(primal, start, out Value total);
        (Value Memory, Value Saved)[] saved = [.. written.Select(p => (p.Value, Saved(p, start)))];

        int own = GradientTangent.OwnYields(primal);
        Value index = values.New(IrType.I32, "row");
        Value[] carried = [.. all.Body.Yields.Take(own).Select(y => values.New(y.Type))], results = [.. carried.Select(c => values.New(c.Type))];
        RegionBuilder run = new(values);
        Restore(run, index, saved);
        Parameter[] outputs = [.. GradientTangent.Outputs(gradient)];
        for (int i = 0; i < leaves.Count; i++)
            if (leaves[i].IsMemory) Provide(outputs[i].Value, leaves[i], zeroed: true, run);
        for (int k = 0; k < lanes.Count; k++)
        {
            Value row = Row(run, index, k);
            for (int i = 0; i < leaves.Count; i++)
            {
                Seed(lanes[k].Directions[i].Value, leaves[i], row, run);
                if (leaves[i].IsMemory) Provide(lanes[k].Products[i].Value, leaves[i], zeroed: false, run);
            }
        }

        run.AddRange(_rows.Count == 0 ? all.Body.Ops : Flat(all.Body).Ops);
        for (int k = 0; k < lanes.Count; k++) Write(lanes[k], leaves, Row(run, index, k), total, run);

        // A loss of nothing runs once as well.
        Value end = start.Call(IrType.I32, "Max", total, start.Integer(IrType.I32, 1));
        Value[] initial = [.. carried.Select(c => start.Zero(c.Type))];
        start.Add(new For(
            results.ToEquatable(),
            start.Integer(IrType.I32, 0),
            BinaryKind.Less,
            end,
            lanes.Count,
            Reversed: false,
            initial.ToEquatable(),
            run.Build([index, .. carried], all.Body.Yields.Take(own))));
        return start.Build([], results);
    }

    private static Value Row(RegionBuilder run, Value index, int lane) => lane == 0 ? index : run.Plus(index, run.Integer(IrType.I32, lane));

    private Value Saved(Parameter parameter, RegionBuilder start)
    {
        Value memory = parameter.Value, count = start.Length(memory, parameter.ArrivesNull);
        Value copy = start.New(((ArrayType)memory.Type).Element, count, zeroed: false);
        Copy(start, memory, copy, count);
        return copy;
    }

    private void Restore(RegionBuilder run, Value index, (Value Memory, Value Saved)[] saved)
    {
        if (saved.Length == 0) return;
        RegionBuilder again = new(values);
        foreach ((Value memory, Value copy) in saved) Copy(again, copy, memory, again.Length(copy));
        run.Add(When(run.Binary(BinaryKind.Greater, index, run.Integer(IrType.I32, 0)), again));
    }

    // Memory of a leaf's length; that of rows in one piece.
    private void Provide(Value memory, HessianLeaf leaf, bool zeroed, RegionBuilder run)
    {
        if (leaf.Starts is null) run.Add(new New(memory, leaf.Count, zeroed));
        else _rows[memory] = (leaf, run.New(((JaggedType)memory.Type).Element, leaf.Count, zeroed, values.NameOf(memory)));
    }

    // 1 at the component of the row, if that is the leaf's.
    private void Seed(Value direction, HessianLeaf leaf, Value row, RegionBuilder run)
    {
        ScalarType element = direction.Type switch { ArrayType array => array.Element, JaggedType jagged => jagged.Element, _ => (ScalarType)direction.Type };
        if (!leaf.IsMemory)
        {
            Value isOwn = run.Binary(BinaryKind.Equal, row, leaf.Offset);
            run.Add(new Select(direction, isOwn, run.Number(element, 1), run.Zero(element)));
            return;
        }

        Provide(direction, leaf, zeroed: true, run);
        Value memory = _rows.TryGetValue(direction, out (HessianLeaf Leaf, Value Flat) known) ? known.Flat : direction;
        Value zero = run.Integer(IrType.I32, 0), stride = run.Integer(IrType.I32, leaf.Stride);
        Value distance = leaf.IsFirst ? row : run.Minus(row, leaf.Offset), at = leaf.Stride == 1 ? distance : run.Over(distance, stride);
        Value isInside = run.Binary(BinaryKind.Less, at, leaf.Count);
        if (!leaf.IsFirst) isInside = run.Binary(BinaryKind.And, run.Binary(BinaryKind.GreaterOrEqual, distance, zero), isInside);
        if (leaf.Stride > 1) isInside = run.Binary(BinaryKind.And, isInside, run.Binary(BinaryKind.Equal, run.Binary(BinaryKind.Remainder, distance, stride), zero));
        RegionBuilder seed = new(values);
        seed.Store(memory, at, seed.Number(element, 1));
        run.Add(When(isInside, seed));
    }

    // Of the row, all up to the diagonal, and the same of the column.
    private void Write(HessianLane lane, IReadOnlyList<HessianLeaf> leaves, Value row, Value total, RegionBuilder run)
    {
        RegionBuilder inside = new(values);
        Value first = inside.Times(row, total);
        for (int i = 0; i < leaves.Count; i++)
        {
            Value result = _rows.TryGetValue(lane.Results[i], out (HessianLeaf Leaf, Value Flat) known) ? known.Flat : lane.Results[i];
            if (!leaves[i].IsMemory)
            {
                Store(inside, leaves[i].Offset, result, first, row, total);
                continue;
            }

            Value index = values.New(IrType.I32);
            RegionBuilder each = new(values);
            Value distance = leaves[i].Stride == 1 ? index : each.Times(index, each.Integer(IrType.I32, leaves[i].Stride));
            Store(each, each.Plus(leaves[i].Offset, distance), each.Load(result, index), first, row, total);
            inside.Add(Each(inside, leaves[i].Count, index, each));
        }

        run.Add(When(run.Binary(BinaryKind.Less, row, total), inside));
    }

    private void Store(RegionBuilder builder, Value column, Value item, Value first, Value row, Value total)
    {
        RegionBuilder both = new(values);
        Value converted = both.Convert(((ArrayType)hessian.Type).Element, item);
        both.Store(hessian, both.Plus(first, column), converted);
        both.Store(hessian, both.Plus(both.Times(column, total), row), converted);
        builder.Add(When(builder.Binary(BinaryKind.LessOrEqual, column, row), both));
    }

    // Rows of what stands in one piece are parts of that.
    private Region Flat(Region region)
    {
        RegionBuilder builder = new(values);
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> inner = OpShape.Regions(op);
            if (inner.Count > 0) builder.Add(OpShape.WithRegions(op, [.. inner.Select(Flat)]));
            else if (op is Row row && _rows.TryGetValue(row.Jagged, out (HessianLeaf Leaf, Value Flat) known))
                builder.Add(new View(row.Result, known.Flat, builder.Load(known.Leaf.Starts!, row.Index), builder.Length(builder.Row(known.Leaf.Leaf.Value, row.Index))));
            else if (op is Clear clear && _rows.TryGetValue(clear.Array, out (HessianLeaf Leaf, Value Flat) cleared)) builder.Add(new Clear(cleared.Flat));
            else builder.Add(op);
        }

        return builder.Build(region.Parameters, region.Yields);
    }

    private void Copy(RegionBuilder builder, Value from, Value to, Value count)
    {
        Value index = values.New(IrType.I32);
        RegionBuilder body = new(values);
        body.Store(to, index, body.Load(from, index));
        builder.Add(Each(builder, count, index, body));
    }

    private static For Each(RegionBuilder builder, Value count, Value index, RegionBuilder body)
    {
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        return new For(none, builder.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, Reversed: false, none, body.Build([index], []));
    }

    private If When(Value condition, RegionBuilder then)
    {
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        return new If(none, condition, then.Build([], []), new RegionBuilder(values).Build([], []));
    }
}
