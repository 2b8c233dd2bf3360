using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Batching;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The matrix of second derivatives by the product with a direction, along many unit directions beside each other.</summary>
/// <remarks>
/// for row from 0 to the number of components, many at once { the products with unit directions row, row + 1, …;  what they are up to the diagonal stands on both sides of it }
/// A loss that may not run again: all of them at once.
/// </remarks>
/// <param name="primal">The loss.</param>
/// <param name="product">Its Hessian times a direction.</param>
/// <param name="isCompact">Whether to ask for few pieces of memory.</param>
internal sealed class HessianRows(Method primal, Method product, bool isCompact)
{
    private readonly ValueFactory _values = new(product);
    private readonly bool _isOneRun = !Reruns.Allows(primal);

    /// <summary>The matrix's method, or null where directions cannot run beside each other.</summary>
    public static Method? Of(Method primal, Method product)
    {
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
        int own = GradientTangent.OwnYields(primal);
        UnitDirections directions = new(product, Parts(ParameterRole.Tangent), Parts(ParameterRole.Gradient), own, _values, isCompact, isSymmetric: true);
        if (_isOneRun) return start.Build([], Run(start, start.Integer(IrType.I32, 0), components.Total));

        EntryMemory entry = new(Reruns.Changed(primal), start);
        Value first = _values.New(IrType.I32, "first");
        Value[] carried = [.. product.Body.Yields.Take(own).Select(y => _values.New(y.Type))], left = [.. carried.Select(c => _values.New(c.Type))];
        RegionBuilder run = new(_values) { IsLoop = true };
        entry.Restore(run, first);
        Value rows = run.Call(IrType.I32, "Min", run.Minus(components.Total, first), run.Integer(IrType.I32, UnitDirections.Most));
        _values.Rename(rows, "rows");
        IEnumerable<Value> yields = Run(run, first, rows);
        // A method of nothing runs once as well.
        Value end = start.Call(IrType.I32, "Max", components.Total, start.Integer(IrType.I32, 1));
        Value[] initial = [.. carried.Select(c => start.Zero(c.Type))];
        start.Add(new For(left.ToEquatable(), start.Integer(IrType.I32, 0), BinaryKind.Less, end, UnitDirections.Most, Reversed: false, initial.ToEquatable(), run.Build([first, .. carried], yields)) { HoldsRuns = true });
        return start.Build([], left);

        IReadOnlyList<(Parameter, LeafComponents)> Parts(ParameterRole role) => [.. product.Parameters.Where(p => p.Role == role).Select((p, i) => (p, components.Leaves[i]))];

        IEnumerable<Value> Run(RegionBuilder run, Value first, Value rows)
        {
            (Value[] yields, Value[] products) = directions.Run(run, first, rows);
            directions.Write(run, products, first, rows, Rows);
            return yields;
        }

        // Of the row, all up to the diagonal, and the same of the column.
        Action<RegionBuilder, Value, Func<RegionBuilder, Value>> Rows(RegionBuilder each, Value row)
        {
            Value offset = each.Times(row, components.Total);
            return (builder, column, item) =>
            {
                RegionBuilder both = new(_values);
                Value converted = both.Convert(((ArrayType)hessian.Type).Element, item(both));
                both.Store(hessian, both.Plus(offset, column), converted);
                both.Store(hessian, both.Plus(both.Times(column, components.Total), row), converted);
                builder.Add(MemoryLoops.When(builder.Binary(BinaryKind.LessOrEqual, column, row), both));
            };
        }
    }
}
