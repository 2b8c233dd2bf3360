using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Batching;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The matrix of first derivatives of a method's outputs: a row for each component of these, a column for each input's.</summary>
/// <remarks>
/// By columns: tangents of the method along several inputs at once. By rows: adjoints of several outputs at once, which are the
/// tangents of the adjoint along its seeds, as it is linear in these. Whichever has fewer directions, as far as the types tell;
/// else the lengths do when it runs. A few numbers, and elements of memory that the method knows by constant indices
/// (<see cref="ElementScalars"/>), have all their directions in one run; the components of other memory take turns (<see cref="LaneLoop"/>),
/// or where the method may not run again, run beside each other (<see cref="UnitDirections"/>).
/// </remarks>
internal sealed class Jacobian
{
    /// <summary>Directions in one run.</summary>
    private const int MostLanes = 4;

    /// <summary>As many scalars have all their directions in one run.</summary>
    private const int MostScalars = 8;

    private readonly Method _primal;
    private readonly ElementScalars _elements;
    private readonly Func<Method, Method> _adjoint;
    private readonly Parameter[] _inputs;
    private readonly Parameter[] _outputs;
    private readonly int _own;
    private ValueFactory _values;
    private readonly Value _jacobian;

    private Jacobian(Method primal, Func<Method, Method> adjoint)
    {
        (_primal, _adjoint) = (primal, adjoint);
        _elements = ElementScalars.Of(primal);
        _inputs = [.. Inputs(primal)];
        _outputs = [.. primal.Outputs];
        _own = primal.Body.Yields.Count;
        _values = new ValueFactory(_elements.Method);
        string name = Directions.Unused("jacobian", primal);
        Parameter = new Parameter(_values.New(new ArrayType(ElementOf(primal)), name), name, ParameterForm.Span, ParameterRole.Gradient);
        _jacobian = Parameter.Value;
    }

    private Parameter Parameter { get; }

    /// <summary>Whether the method may run several times, or needs to run once only.</summary>
    /// <param name="primal">The method.</param>
    /// <param name="adjoint">As that of <see cref="Differentiate"/>.</param>
    public static bool Handles(Method primal, Func<Method, Method> adjoint)
    {
        if (Reruns.Allows(primal)) return true;
        Method elements = ElementScalars.Of(primal).Method;
        return IsFew(Scalars(Inputs(elements))) || IsFew(Scalars(elements.Outputs)) || new Jacobian(primal, adjoint).Beside() is not null;
    }

    /// <param name="primal">The method; one that <see cref="Handles"/> knows.</param>
    /// <param name="adjoint">Makes what <see cref="Adjoint"/> makes of a method.</param>
    /// <param name="isByRows">Whether rows or columns are the directions, where the method may run that often; null for whichever has fewer.</param>
    public static Method Differentiate(Method primal, Func<Method, Method> adjoint, bool? isByRows = null)
    {
        Jacobian jacobian = new(primal, adjoint);
        (Region body, Method functions) = jacobian.Build(isByRows);
        return primal with
        {
            Name = primal.Name + "Jacobian",
            Kind = Kinds.Jacobian,
            Parameters = primal.Parameters.Append(jacobian.Parameter).ToEquatable(),
            Body = body,
            Functions = functions.Functions,
            Names = jacobian._values.Names(),
        };
    }

    /// <summary>The type of the matrix's elements.</summary>
    public static ScalarType ElementOf(Method primal) => Widest(primal.Outputs.Concat(Inputs(primal)));

    private static IEnumerable<Parameter> Inputs(Method primal) => primal.Parameters.Where(p => p.Role == ParameterRole.Wrt);

    private static ScalarType Element(Parameter parameter) => parameter.Value.Type switch { ArrayType array => array.Element, JaggedType rows => rows.Element, _ => (ScalarType)parameter.Value.Type };

    // An element holds a derivative of any output by any input.
    private static ScalarType Widest(IEnumerable<Parameter> parameters)
    {
        ScalarType[] types = [.. parameters.Select(Element).Distinct()];
        return types.Length == 1 ? types[0] : IrType.F64;
    }

    // How many components there are, where the types say it.
    private static int? Scalars(IEnumerable<Parameter> parameters) => parameters.All(p => p.Value.Type is ScalarType) ? parameters.Count() : null;

    private static bool IsFew(int? count) => count <= MostScalars;

    private (Region Body, Method Functions) Build(bool? isByRows)
    {
        int? columns = Scalars(Inputs(_elements.Method)), rows = Scalars(_elements.Method.Outputs);
        if (isByRows is { } chosen && (IsFew(chosen ? rows : columns) || Reruns.Allows(_primal))) return IsFew(chosen ? rows : columns) ? AtOnce(chosen) : InTurn(chosen);
        // A column would run each pullback that is given by hand as often as its function has outputs, a row once.
        if (_primal.Ops.Any(op => op is Foreign { Given: { } given } && given.Outputs.Any()))
        {
            if (IsFew(rows)) return AtOnce(isByRows: true);
            if (Reruns.Allows(_primal)) return InTurn(isByRows: true);
        }

        if (IsFew(columns) && (columns <= (rows ?? int.MaxValue) || !IsFew(rows))) return AtOnce(isByRows: false);
        if (IsFew(rows)) return AtOnce(isByRows: true);
        if (!Reruns.Allows(_primal)) return Beside() ?? throw new InvalidOperationException($"'{_primal.Name}' would have to run several times.");
        if (columns is not null && rows is not null) return InTurn(isByRows: columns > rows);
        // Functions are those of one of the two.
        if (_primal.Functions.Count > 0) return InTurn(isByRows: false);

        (Region byColumns, Method functions) = InTurn(isByRows: false);
        (Region byRows, _) = InTurn(isByRows: true);
        RegionBuilder builder = new(_values);
        Components inputs = Components.Of(_inputs, builder), outputs = Components.Of(_outputs, builder);
        Value[] left = [.. byColumns.Yields.Select(y => _values.New(y.Type))];
        builder.Add(new If(left.ToEquatable(), builder.Binary(BinaryKind.LessOrEqual, inputs.Total, outputs.Total), byColumns, Copy(byRows)));
        return (builder.Build([], left), functions);
    }

    // Both stand in one method.
    private Region Copy(Region region)
    {
        Dictionary<Value, Value> map = [];
        Op[] ops = [.. region.Ops.Select(op => OpShape.Copy(op, _values, map))];
        return region with { Ops = ops.ToEquatable(), Yields = region.Yields.Map(y => map.TryGetValue(y, out Value copy) ? copy : y) };
    }

    /// <summary>What directions are added to.</summary>
    /// <param name="Tangents">Adds them.</param>
    /// <param name="Method">The method, or its adjoint.</param>
    /// <param name="Moved">What the directions move: inputs, or seeds.</param>
    /// <param name="Results">What comes of them: outputs, or gradients.</param>
    private sealed record Mode(LaneTangents Tangents, Method Method, Parameter[] Moved, Parameter[] Results);

    private Mode ModeOf(Method primal, bool isByRows)
    {
        primal = primal with { Names = _values.Names() };
        if (!isByRows)
        {
            Parameter[] inputs = [.. Inputs(primal)], outputs = [.. primal.Outputs];
            return new Mode(new LaneTangents(primal, primal.Parameters, inputs, outputs, [.. outputs.Where(o => o.IsYielded).Select(primal.Left)], clears: true), primal, inputs, outputs);
        }

        Method adjoint = _adjoint(primal);
        Parameter[] seeds = [.. adjoint.Parameters.Where(p => p.Role == ParameterRole.Tangent)], gradients = [.. GradientTangent.Outputs(adjoint)];
        Value[] yielded = [.. adjoint.Body.Yields.Skip(primal.Body.Yields.Count).Take(gradients.Count(p => p.IsYielded))];
        return new Mode(new LaneTangents(primal, [.. primal.Parameters, .. seeds], seeds, gradients, yielded, clears: false), adjoint, seeds, gradients);
    }

    /// <summary>All directions in one run.</summary>
    private (Region Body, Method Functions) AtOnce(bool isByRows)
    {
        Mode mode = ModeOf(_elements.Method, isByRows);
        Lanes lanes = mode.Tangents.Add(mode.Method, [.. mode.Moved.Select(p => new[] { p })]);
        _values = new ValueFactory(lanes.Method);
        RegionBuilder builder = new(_values);
        Components allInputs = Components.Of(_inputs, builder), allOutputs = Components.Of(_outputs, builder);
        Components inputs = _elements.Among(Inputs(_elements.Method), allInputs, builder), outputs = _elements.Among(_elements.Method.Outputs, allOutputs, builder);
        (Components directions, Components results) = isByRows ? (outputs, inputs) : (inputs, outputs);
        // What the adjoint would be of by itself is of no interest.
        if (isByRows) foreach (Parameter seed in mode.Moved) builder.Add(new Const(seed.Value, 0));
        FlatRows flat = new(_values);
        foreach ((Value memory, LeafComponents leaf) in Own(mode.Results, results, isByRows)) Make(memory, leaf, isZeroed: true);
        foreach (Lane lane in lanes.All)
        {
            Value direction = lane.Directions[0].Value;
            builder.Add(new Const(direction, Literal.Bits((ScalarType)direction.Type, 1)));
            for (int i = 0; i < results.Leaves.Count; i++)
                if (results.Leaves[i].IsMemory) Make(lane.Products[i].Value, results.Leaves[i], isZeroed: false);
        }

        builder.AddRange(flat.Rewrite(lanes.Method.Body).Ops);
        // Elements that the method does not know have neither a lane nor a result.
        if (_elements.Method != _primal) builder.Add(new Clear(_jacobian));
        for (int k = 0; k < lanes.All.Length; k++)
        {
            Value[] found = lanes.All[k].Results;
            LaneLoop.WriteAll(builder, results, i => flat.Of(found[i]), Writer(isByRows, inputs)(builder, directions.Leaves[k].Offset));
        }

        return (builder.Build([], lanes.Method.Body.Yields.Take(_own)), lanes.Method);

        void Make(Value memory, LeafComponents leaf, bool isZeroed) => builder.Add(new New(leaf.Starts is null ? memory : flat.Replace(memory, leaf), leaf.Count, isZeroed));
    }

    /// <summary>Some directions in each run.</summary>
    private (Region Body, Method Functions) InTurn(bool isByRows)
    {
        Mode mode = ModeOf(_primal, isByRows);
        int memory = isByRows ? mode.Results.Count(p => p.Value.Type.IsMemory) + mode.Moved.Count(p => p.Value.Type.IsMemory) : 0;
        int each = mode.Results.Count(p => p.Value.Type.IsMemory) + mode.Moved.Count(p => p.Value.Type.IsMemory);
        int most = Reruns.MostLanes(mode.Method, memory + Reruns.Changed(_primal).Count, mode.Tangents.Add(mode.Method, mode.Moved).Method, each);
        Lanes lanes = mode.Tangents.Add(mode.Method, [.. Enumerable.Repeat(mode.Moved, Math.Min(most, MostLanes))]);
        _values = new ValueFactory(lanes.Method);
        RegionBuilder start = new(_values);
        Components inputs = Components.Of(_inputs, start), outputs = Components.Of(_outputs, start);
        LaneLoop loop = new(lanes, _own, start);
        (Components directions, Components results) = isByRows ? (outputs, inputs) : (inputs, outputs);
        foreach ((Value owned, LeafComponents leaf) in Own(mode.Results, results, isByRows)) loop.Provide(owned, leaf, isZeroed: true);
        if (isByRows)
        {
            foreach ((Parameter seed, LeafComponents leaf) in mode.Moved.Zip(directions.Leaves, (s, l) => (s, l)))
            {
                if (leaf.IsMemory) loop.Provide(seed.Value, leaf, isZeroed: true);
                else start.Add(new Const(seed.Value, 0));
            }
        }

        return (loop.Build(directions, results, Reruns.Changed(_primal), Writer(isByRows, inputs)), lanes.Method);
    }

    /// <summary>All directions beside each other in one run, or null where neither columns nor rows can be had so.</summary>
    private (Region Body, Method Functions)? Beside()
    {
        foreach (bool isByRows in new[] { false, true })
        {
            try
            {
                return Beside(isByRows);
            }
            catch (NotBatched)
            {
            }
        }

        return null;
    }

    private (Region Body, Method Functions) Beside(bool isByRows)
    {
        Mode mode = ModeOf(_primal, isByRows);
        (Method method, Lane lane) = mode.Tangents.Add(mode.Method, mode.Moved);
        _values = new ValueFactory(method);
        RegionBuilder builder = new(_values);
        Components inputs = Components.Of(_inputs, builder), outputs = Components.Of(_outputs, builder);
        (Components directions, Components results) = isByRows ? (outputs, inputs) : (inputs, outputs);
        FlatRows flat = new(_values);
        foreach ((Value owned, LeafComponents leaf) in Own(mode.Results, results, isByRows)) builder.Add(new New(leaf.Starts is null ? owned : flat.Replace(owned, leaf), leaf.Count, Zeroed: true));
        method = method with { Body = flat.Rewrite(method.Body) };
        if (isByRows)
        {
            foreach ((Parameter seed, LeafComponents leaf) in mode.Moved.Zip(directions.Leaves, (s, l) => (s, l)))
                builder.Add(leaf.IsMemory ? new New(seed.Value, leaf.Count, Zeroed: true) : new Const(seed.Value, 0));
        }

        UnitDirections beside = new(
            method,
            [.. lane.Directions.Zip(directions.Leaves, (p, l) => (p, l))],
            [.. lane.Products.Zip(results.Leaves, (p, l) => (p, l))],
            mode.Method.Body.Yields.Count,
            _values,
            isCompact: true,
            isSymmetric: false);
        Value first = builder.Integer(IrType.I32, 0);
        (Value[] yields, Value[] found) = beside.Run(builder, first, directions.Total);
        beside.Write(builder, found, first, directions.Total, (each, number) =>
        {
            Action<RegionBuilder, Value, Value> write = Writer(isByRows, inputs)(each, number);
            return (inside, place, item) => write(inside, place, item(inside));
        });
        return (builder.Build([], yields.Take(_own)), method);
    }

    // The adjoint writes its own gradient, which nobody reads.
    private static IEnumerable<(Value Memory, LeafComponents Leaf)> Own(Parameter[] gradients, Components inputs, bool isByRows) => !isByRows
        ? []
        : gradients.Zip(inputs.Leaves, (g, l) => (g.Value, l)).Where(pair => pair.l.IsMemory);

    // Row major: a direction is a row, or a column.
    private LaneLoop.Writer Writer(bool isByRows, Components inputs) => (inside, lane) =>
    {
        Value first = isByRows ? inside.Times(lane, inputs.Total) : lane;
        return (builder, place, item) =>
        {
            Value at = builder.Plus(first, isByRows ? place : builder.Times(place, inputs.Total));
            builder.Store(_jacobian, at, builder.Convert(((ArrayType)_jacobian.Type).Element, item));
        };
    };
}
