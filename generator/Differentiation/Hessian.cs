using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The matrix of second derivatives: tangents of the gradient along several unit directions at once.</summary>
/// <remarks>
/// A few scalars: each has its own direction, all in one run, where what is 0 is not computed.
/// Memory: some directions in each run (<see cref="LaneLoop"/>). What a run finds of a row up to the diagonal stands on both
/// sides of it.
/// </remarks>
internal static class Hessian
{
    /// <summary>Directions in one run.</summary>
    private const int MostLanes = 4;

    /// <summary>As many scalars have all their directions in one run.</summary>
    private const int MostScalars = 8;

    /// <summary>Whether all directions can be in one run, where the loss may not run again.</summary>
    /// <param name="primal">The loss.</param>
    /// <param name="gradient">Makes its gradient, as <see cref="Adjoint"/> does.</param>
    /// <param name="prepare">As that of <see cref="Differentiate"/>.</param>
    public static bool Handles(Method primal, Func<Method, Method> gradient, Func<Method, Method> prepare) =>
        IsScalar(primal) || Reruns.Allows(primal) || Beside(primal, gradient(primal), prepare) is not null;

    /// <param name="primal">The loss; one that is handled.</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it.</param>
    /// <param name="prepare">Leaves out of a method what is not needed, but for guards: directions are 0 nearly everywhere.</param>
    public static Method Differentiate(Method primal, Method gradient, Func<Method, Method> prepare)
    {
        if (!IsScalar(primal))
        {
            if (Beside(primal, gradient, prepare) is { } beside) return beside;
            if (!Reruns.Allows(primal)) throw new InvalidOperationException($"'{primal.Name}' would have to run several times.");
        }

        Parameter[] wrt = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        LaneTangents tangents = GradientTangent.Of(primal, gradient);
        int memory = wrt.Count(p => p.Value.Type.IsMemory), most = Reruns.MostLanes(gradient, memory, tangents.Add(gradient, wrt).Method, 2 * memory);
        bool isScalar = IsScalar(primal) && (wrt.Length <= most || !Reruns.Allows(primal));
        Lanes lanes = tangents.Add(gradient, isScalar ? [.. wrt.Select(p => new[] { p })] : [.. Enumerable.Repeat(wrt, Math.Min(most, MostLanes))]);

        ValueFactory values = new(lanes.Method);
        string name = Directions.Unused("hessian", primal);
        Parameter hessian = new(values.New(new ArrayType((ScalarType)gradient.ReturnType!), name), name, ParameterForm.Span, ParameterRole.Gradient);
        return lanes.Method with
        {
            Name = primal.Name + "Hessian",
            Kind = Kinds.Hessian,
            Parameters = primal.Parameters.Append(hessian).ToEquatable(),
            Body = isScalar ? AtOnce(primal, lanes, hessian.Value, values) : InTurn(primal, gradient, lanes, hessian.Value, values),
            Names = values.Names(),
        };
    }

    private static Method? Beside(Method primal, Method gradient, Func<Method, Method> prepare) =>
        HessianRows.Of(primal, prepare(HessianVectorProduct.Differentiate(primal, gradient)));

    private static bool IsScalar(Method primal)
    {
        Parameter[] wrt = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        return wrt.Length <= MostScalars && wrt.All(p => p.Value.Type is ScalarType);
    }

    private static Region AtOnce(Method primal, Lanes lanes, Value hessian, ValueFactory values)
    {
        RegionBuilder builder = new(values);
        foreach (Lane lane in lanes.All)
        {
            Value direction = lane.Directions[0].Value;
            builder.Add(new Const(direction, Literal.Bits((ScalarType)direction.Type, 1)));
        }

        builder.AddRange(lanes.Method.Body.Ops);
        ScalarType element = ((ArrayType)hessian.Type).Element;
        int n = lanes.All.Length;
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                Value item = builder.Convert(element, lanes.All[row].Results[column]);
                builder.Store(hessian, builder.Integer(IrType.I32, (row * n) + column), item);
                if (column < row) builder.Store(hessian, builder.Integer(IrType.I32, (column * n) + row), item);
            }
        }

        return builder.Build([], lanes.Method.Body.Yields.Take(GradientTangent.OwnYields(primal)));
    }

    private static Region InTurn(Method primal, Method gradient, Lanes lanes, Value hessian, ValueFactory values)
    {
        RegionBuilder start = new(values);
        Components components = Components.Of(primal.Parameters.Where(p => p.Role == ParameterRole.Wrt), start);
        LaneLoop loop = new(lanes, GradientTangent.OwnYields(primal), start);
        foreach ((Parameter output, LeafComponents leaf) in GradientTangent.Outputs(gradient).Zip(components.Leaves, (o, l) => (o, l)))
            if (leaf.IsMemory) loop.Provide(output.Value, leaf, isZeroed: true);
        return loop.Build(components, components, Reruns.Changed(primal), Rows);

        // Of the row, all up to the diagonal, and the same of the column.
        Action<RegionBuilder, Value, Value> Rows(RegionBuilder inside, Value row)
        {
            Value first = inside.Times(row, components.Total);
            return (builder, column, item) =>
            {
                RegionBuilder both = new(values);
                Value converted = both.Convert(((ArrayType)hessian.Type).Element, item);
                both.Store(hessian, both.Plus(first, column), converted);
                both.Store(hessian, both.Plus(both.Times(column, components.Total), row), converted);
                builder.Add(MemoryLoops.When(builder.Binary(BinaryKind.LessOrEqual, column, row), both));
            };
        }
    }
}
