using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Batching;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The matrix of second derivatives by the product with a direction, along many unit directions beside each other.</summary>
/// <remarks>for row from 0 to the number of components, many at once { the products with unit directions row, row + 1, …;  what they are up to the diagonal stands on both sides of it }</remarks>
/// <param name="primal">The loss.</param>
/// <param name="product">Its Hessian times a direction.</param>
/// <param name="isCompact">Whether to ask for few pieces of memory.</param>
internal sealed class HessianRows(Method primal, Method product, bool isCompact)
{
    /// <summary>Directions in one run: what all share is paid once, what each keeps finds room in a processor's cache.</summary>
    private const int Most = 32;

    private readonly ValueFactory _values = new(product);

    /// <summary>The matrix's method, or null where directions cannot run beside each other.</summary>
    public static Method? Of(Method primal, Method product)
    {
        if (primal.Parameters.Any(p => p.Role == ParameterRole.Wrt && p.Value.Type is JaggedType)) return null;
        try
        {
            Method hessian = new HessianRows(primal, product, isCompact: false).Build();
            return Reruns.FitsPool(hessian) ? hessian : new HessianRows(primal, product, isCompact: true).Build();
        }
        catch (NotBatched)
        {
            return null;
        }
    }

    private Method Build()
    {
        string name = Directions.Unused("hessian", primal);
        Parameter hessian = new(_values.New(new ArrayType((ScalarType)product.ReturnType!), name), name, ParameterForm.Span, ParameterRole.Gradient);
        return product with
        {
            Name = primal.Name + "Hessian",
            Kind = Kinds.Hessian,
            Parameters = primal.Parameters.Append(hessian).ToEquatable(),
            Body = Body(hessian.Value),
            Names = _values.Names(),
        };
    }

    private Region Body(Value hessian)
    {
        RegionBuilder start = new(_values);
        Components components = Components.Of(primal.Parameters.Where(p => p.Role == ParameterRole.Wrt), start);
        EntryMemory entry = new(Reruns.Changed(primal), start);
        int own = GradientTangent.OwnYields(primal);
        Value first = _values.New(IrType.I32, "first");
        Value[] carried = [.. product.Body.Yields.Take(own).Select(y => _values.New(y.Type))], left = [.. carried.Select(c => _values.New(c.Type))];

        RegionBuilder run = new(_values) { IsLoop = true };
        entry.Restore(run, first);
        Value rows = run.Call(IrType.I32, "Min", run.Minus(components.Total, first), run.Integer(IrType.I32, Most));
        _values.Rename(rows, "rows");
        Parameter[] directions = [.. product.Parameters.Where(p => p.Role == ParameterRole.Tangent)], products = [.. product.Parameters.Where(p => p.Role == ParameterRole.Gradient)];
        DirectionDependence dependence = new(product, directions.Concat(products.Where(p => !p.IsYielded)).Select(p => p.Value));
        DirectionLoops loops = new(product, dependence, rows, _values, isCompact);
        for (int i = 0; i < directions.Length; i++) Seed(directions[i].Value, components.Leaves[i], first, rows, loops, run);
        for (int i = 0; i < products.Length; i++)
        {
            if (products[i].IsYielded) continue;
            run.Add(new New(products[i].Value, loops.Many(components.Leaves[i].Count, run), Zeroed: false));
            loops.KnowLength(products[i].Value, components.Leaves[i].Count);
        }

        Value[] yields = loops.Run(run, own);
        Queue<Value> scalars = new(yields.Skip(own));
        Value[] memory = [.. products.Select(p => p.IsYielded ? scalars.Dequeue() : p.Value)];
        Write(hessian, components, memory, first, rows, run);

        // A method of nothing runs once as well.
        Value end = start.Call(IrType.I32, "Max", components.Total, start.Integer(IrType.I32, 1));
        Value[] initial = [.. carried.Select(c => start.Zero(c.Type))];
        start.Add(new For(left.ToEquatable(), start.Integer(IrType.I32, 0), BinaryKind.Less, end, Most, Reversed: false, initial.ToEquatable(), run.Build([first, .. carried], yields.Take(own))) { HoldsRuns = true });
        return start.Build([], left);
    }

    // Of direction first + d, 1 at that component, if it is the leaf's.
    private void Seed(Value direction, LeafComponents leaf, Value first, Value rows, DirectionLoops loops, RegionBuilder run)
    {
        ScalarType element = direction.Type is ArrayType array ? array.Element : (ScalarType)direction.Type;
        Value index = _values.New(IrType.I32, "direction");
        RegionBuilder each = new(_values) { IsLoop = true };
        Value component = each.Plus(first, index), distance = leaf.IsFirst ? component : each.Minus(component, leaf.Offset);
        if (!leaf.IsMemory)
        {
            Value numbers = run.New(element, rows, zeroed: false, _values.NameOf(direction) + "s");
            each.Store(numbers, index, each.Select(each.Binary(BinaryKind.Equal, distance, each.Integer(IrType.I32, 0)), each.Number(element, 1), each.Zero(element)));
            loops.Know(direction, numbers);
        }
        else
        {
            run.Add(new New(direction, loops.Many(leaf.Count, run), Zeroed: true));
            loops.KnowLength(direction, leaf.Count);
            Value zero = each.Integer(IrType.I32, 0), stride = each.Integer(IrType.I32, leaf.Stride);
            Value at = leaf.Stride == 1 ? distance : each.Over(distance, stride), isInside = each.Binary(BinaryKind.Less, at, leaf.Count);
            if (!leaf.IsFirst) isInside = each.Binary(BinaryKind.And, each.Binary(BinaryKind.GreaterOrEqual, distance, zero), isInside);
            if (leaf.Stride > 1) isInside = each.Binary(BinaryKind.And, isInside, each.Binary(BinaryKind.Equal, each.Binary(BinaryKind.Remainder, distance, stride), zero));
            RegionBuilder seed = new(_values);
            seed.Store(direction, seed.Plus(seed.Times(at, rows), index), seed.Number(element, 1));
            each.Add(MemoryLoops.When(isInside, seed));
        }

        run.Add(MemoryLoops.Each(run, rows, index, each));
    }

    private void Write(Value hessian, Components components, Value[] products, Value first, Value rows, RegionBuilder run)
    {
        Value index = _values.New(IrType.I32, "direction");
        RegionBuilder each = new(_values) { IsLoop = true };
        Value row = each.Plus(first, index), start = each.Times(row, components.Total);
        _values.Rename(row, "row");
        for (int i = 0; i < products.Length; i++)
        {
            LeafComponents leaf = components.Leaves[i];
            Value memory = products[i];
            if (leaf.IsMemory)
            {
                Value element = _values.New(IrType.I32);
                RegionBuilder inner = new(_values) { IsLoop = true };
                Both(inner, leaf.At(inner, element), b => b.Load(memory, b.Plus(b.Times(element, rows), index)));
                each.Add(MemoryLoops.Each(each, leaf.Count, element, inner));
            }
            else
            {
                Both(each, leaf.Offset, b => b.Load(memory, index));
            }
        }

        run.Add(MemoryLoops.Each(run, rows, index, each));

        // All up to the diagonal, and the same of the column.
        void Both(RegionBuilder builder, Value column, Func<RegionBuilder, Value> item)
        {
            RegionBuilder both = new(_values);
            Value converted = both.Convert(((ArrayType)hessian.Type).Element, item(both));
            both.Store(hessian, both.Plus(start, column), converted);
            both.Store(hessian, both.Plus(both.Times(column, components.Total), row), converted);
            builder.Add(MemoryLoops.When(builder.Binary(BinaryKind.LessOrEqual, column, row), both));
        }
    }
}
