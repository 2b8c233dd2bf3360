using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.FixedPoints;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The tangent of each construct, right behind it; one short method each.</summary>
/// <remarks>
/// Active values have tangents, active memory has shadows that hold those of its elements. A value without an entry has
/// tangent 0, and nothing is computed for it.
/// </remarks>
/// <param name="primal">What is differentiated.</param>
/// <param name="values">Its values.</param>
/// <param name="activity">What has tangents.</param>
/// <param name="whole">
/// What has tangents along any direction, where this is one of several: at a tie a derivative is shared with the other argument
/// although that stands still.
/// </param>
internal sealed class TangentSweep(Method primal, ValueFactory values, Activity activity, Activity? whole = null)
{
    private readonly ValueMap<Value> _tangents = new();
    private readonly ValueMap<Value> _negations = Negations(primal);
    private readonly Reciprocals _reciprocals = new(primal);
    private readonly Dictionary<string, Region> _functions = primal.Functions.ToDictionary(f => f.Name, f => f.Body);

    private GivenTangents? _given;

    private GivenTangents Given => _given ??= new GivenTangents(primal, values, activity, Of);

    /// <summary>Of a T[][] whose tangents are in a heap: the heap, and where each row's start in it.</summary>
    private readonly Dictionary<Value, (Value Heap, Value Starts)> _rows = [];

    public void Know(Value value, Value tangent) => _tangents[value] = tangent;

    /// <summary>Memory of the caller whose tangents begin as 0.</summary>
    public void Begin(Parameter parameter, RegionBuilder start)
    {
        Value memory = parameter.Value;
        if (memory.Type is JaggedType) _rows[memory] = RowShadows.Of(memory, start, NameOf(memory), parameter.ArrivesNull);
        else Know(memory, start.New(((ArrayType)memory.Type).Element, start.Length(memory, parameter.ArrivesNull), zeroed: true, NameOf(memory)));
    }

    /// <summary>Memory of the caller whose tangents begin as those that it hands in.</summary>
    public void Copy(Parameter parameter, Value tangents, RegionBuilder start)
    {
        Value memory = parameter.Value;
        if (memory.Type is not JaggedType)
        {
            Value copy = start.New(((ArrayType)memory.Type).Element, start.Length(memory, parameter.ArrivesNull), zeroed: false, NameOf(memory));
            MemoryLoops.Copy(start, tangents, copy, start.Length(tangents));
            Know(memory, copy);
            return;
        }

        Begin(parameter, start);
        (Value heap, Value starts) = _rows[memory];
        Value index = values.New(IrType.I32);
        RegionBuilder body = new(values);
        Value row = body.Row(tangents, index);
        MemoryLoops.Copy(body, row, body.View(heap, body.Load(starts, index), body.Length(row)), body.Length(row));
        start.Add(MemoryLoops.Each(start, start.Length(memory), index, body));
    }

    /// <summary>The functions with the tangents of their parameters behind these, and those of their results behind these.</summary>
    public IEnumerable<Function> Functions()
    {
        foreach (Function function in primal.Functions)
        {
            Value[] active = [.. function.Body.Parameters.Where(HasTangent)], added = [.. active.Select(Fresh)];
            for (int i = 0; i < active.Length; i++) Know(active[i], added[i]);
            Region body = Region(function.Body, [.. function.Body.Yields.Where(HasTangent)]);
            yield return function with { Body = body with { Parameters = body.Parameters.Concat(added).ToEquatable() } };
        }
    }

    /// <summary>The region with the tangents of these values behind its yields.</summary>
    public Region Region(Region region, IReadOnlyList<Value> wanted)
    {
        RegionBuilder builder = new(values);
        foreach (Op op in region.Ops) Add(op, builder);
        Value[] tangents = [.. wanted.Select(v => OrZero(v, builder))];
        return builder.Build(region.Parameters, region.Yields.Concat(tangents));
    }

    private bool HasTangent(Value value) => (value.Type.IsFloat || value.Type.IsMemory || value.Type is TapeType) && activity.IsActive(value);

    private Value Fresh(Value value) => values.New(value.Type, NameOf(value));

    private string NameOf(Value value) => AdjointNames.Of(values.NameOf(value));

    private Value? Of(Value value) => _tangents.TryGetValue(value, out Value tangent) ? tangent : null;

    private Value OrZero(Value value, RegionBuilder builder) => Of(value) ?? builder.Zero(value.Type);

    /// <summary>The memory of an array's tangents; of memory that no derivative flows through, all 0 and of no interest to anybody.</summary>
    private Value Shadow(Value array, RegionBuilder builder) =>
        Of(array) ?? builder.New(((ArrayType)array.Type).Element, builder.Length(array), zeroed: true);

    private void Add(Op op, RegionBuilder builder)
    {
        switch (op)
        {
            case If branch:
                Add(branch, builder);
                return;
            case For { IsSolution: true } solution:
                Solve(solution, builder);
                return;
            case Loop loop:
                Add(loop, builder);
                return;
            case Invoke call:
                Add(call, builder);
                return;
            case Foreign { Given: not null } function:
                if (Given.Add(function, builder) is { } along) Know(function.Results[0], along);
                return;
            case Foreign { Linear: not null } pullback:
                Given.AddLinear(pullback, builder);
                return;
        }

        builder.Add(op);
        switch (op)
        {
            case New o when activity.IsActive(o.Result):
                Know(o.Result, builder.New(((ArrayType)o.Result.Type).Element, o.Count, o.Zeroed, NameOf(o.Result)));
                break;
            case NewHeap o when activity.IsActive(o.Result):
                Know(o.Result, builder.NewHeap(((HeapType)o.Result.Type).Element, NameOf(o.Result)));
                break;
            case NewTape o when activity.IsActive(o.Result):
                Know(o.Result, builder.NewTape(((TapeType)o.Result.Type).Element, NameOf(o.Result)));
                break;
            case Push o when Of(o.Tape) is { } shadow:
                builder.Add(new Push(shadow, OrZero(o.Item, builder)));
                break;
            // Also where nobody wants it: each push has its pop.
            case Pop o when Of(o.Tape) is { } shadow:
                Know(o.Result, builder.Pop(shadow, NameOf(o.Result)));
                break;
            case View o when Of(o.Array) is { } shadow:
                Know(o.Result, builder.View(shadow, o.Start, o.Count, NameOf(o.Result)));
                break;
            case Row o when Of(o.Jagged) is { } shadow:
                Know(o.Result, builder.Row(shadow, o.Index, NameOf(o.Result)));
                break;
            case Row o when _rows.TryGetValue(o.Jagged, out (Value Heap, Value Starts) rows):
                Know(o.Result, builder.View(rows.Heap, builder.Load(rows.Starts, o.Index), builder.Length(o.Result), NameOf(o.Result)));
                break;
            case Load o when HasTangent(o.Result) && Of(o.Array) is { } shadow:
                Know(o.Result, builder.Load(shadow, o.Index, NameOf(o.Result)));
                break;
            case Store o when Of(o.Array) is { } shadow:
                builder.Store(shadow, o.Index, OrZero(o.Item, builder));
                break;
            case Accumulate o when Of(o.Array) is { } shadow && Of(o.Item) is { } item:
                builder.Accumulate(shadow, o.Index, item);
                break;
            case Clear o when Of(o.Array) is { } shadow:
                builder.Add(new Clear(shadow));
                break;
            case PureOp o when o.Result.Type.IsFloat && HasTangent(o.Result) && Computed(o, builder) is { } tangent:
                if (values.NameOf(tangent).Length == 0 && NameOf(o.Result) is { Length: > 0 } name) values.Rename(tangent, name);
                Know(o.Result, tangent);
                break;
        }
    }

    private Value? Computed(PureOp op, RegionBuilder builder)
    {
        switch (op)
        {
            case Select o:
                if (Of(o.WhenTrue) is null && Of(o.WhenFalse) is null) return null;
                return builder.Select(o.Condition, OrZero(o.WhenTrue, builder), OrZero(o.WhenFalse, builder));

            case WithPartials o:
                Value? all = null;
                for (int i = 0; i < o.Arguments.Count; i++)
                {
                    if (!activity.IsActive(o.Arguments[i]) || Of(o.Arguments[i]) is not { } along) continue;
                    Value part = builder.Convert((ScalarType)o.Result.Type, builder.Binary(BinaryKind.AdjointMultiply, along, o.Partials[i]));
                    all = all is null ? part : builder.Plus(all, part);
                }

                return all;

            // x * x, and -x * x: one product 2x, or 2(-x), instead of two of x.
            case Binary { Kind: BinaryKind.Multiply } o when o.Left == o.Right || (_negations.TryGetValue(o.Left, out Value operand) && operand == o.Right):
                if (Of(o.Right) is not { } only) return null;
                return builder.Binary(BinaryKind.AdjointMultiply, only, builder.Times(builder.Number((ScalarType)only.Type, 2), o.Left));

            case Binary o when _reciprocals.Is(o):
                return Of(o.Right) is { } divisor ? Reciprocals.Share(builder, divisor, o.Result) : null;
        }

        Rule rule = RuleTable.Of(op) ?? throw new InvalidOperationException($"No derivative is known of {op.GetType().Name} {op}.");
        IReadOnlyList<Value> arguments = OpShape.Operands(op);
        Value? sum = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (!activity.IsActive(arguments[i]) || Of(arguments[i]) is not { } tangent) continue;
            Value? share = rule.Contribution(builder, i, tangent, arguments, op.Result, j => (whole ?? activity).IsActive(arguments[j]));
            sum = sum is null ? share : share is null ? sum : builder.Plus(sum, share);
        }

        return sum;
    }

    private void Add(If branch, RegionBuilder builder)
    {
        Value[] active = [.. branch.Results.Where(HasTangent)];
        Region then = Region(branch.Then, Yielded(branch.Then)), otherwise = Region(branch.Else, Yielded(branch.Else));
        // A branch that throws yields nothing to anybody.
        Value[] tangents = [.. active.Select(Fresh)];
        builder.Add(new If(branch.Results.Concat(tangents).ToEquatable(), branch.Condition, then, otherwise));
        for (int i = 0; i < active.Length; i++) Know(active[i], tangents[i]);

        Value[] Yielded(Region region) => [.. region.Yields.Where((_, i) => HasTangent(branch.Results[i]))];
    }

    private void Solve(For solution, RegionBuilder builder)
    {
        // It stays for tangents along other directions.
        builder.Add(solution);
        Region body = solution.Body;
        // A result that nobody uses may be what another one follows.
        int[] solved = [.. Enumerable.Range(0, solution.Results.Count).Where(i => HasTangent(solution.Results[i]) || HasTangent(body.Parameters[1 + i]))];
        if (solved.Length == 0) return;
        Value[] parameters = [.. solved.Select(i => Fresh(body.Parameters[1 + i]))];
        for (int i = 0; i < solved.Length; i++) Know(body.Parameters[1 + solved[i]], parameters[i]);
        Value[] tangents = FixedPointTangent.Add(solution, solved, parameters, Region(body, [.. solved.Select(i => body.Yields[i])]), builder, NameOf);
        for (int i = 0; i < solved.Length; i++) Know(solution.Results[solved[i]], tangents[i]);
    }

    private void Add(Loop loop, RegionBuilder builder)
    {
        (Region body, int first) = Activity.Body(loop);
        int[] active = [.. Enumerable.Range(0, loop.Results.Count).Where(i => HasTangent(body.Parameters[first + i]) || HasTangent(loop.Results[i]))];
        Value[] initial = [.. active.Select(i => OrZero(loop.Initial[i], builder))];
        Value[] parameters = [.. active.Select(i => Fresh(body.Parameters[first + i]))], results = [.. active.Select(i => Fresh(loop.Results[i]))];
        for (int i = 0; i < active.Length; i++) Know(body.Parameters[first + active[i]], parameters[i]);
        Region both = Region(body, [.. active.Select(i => body.Yields[i])]);
        both = both with { Parameters = both.Parameters.Concat(parameters).ToEquatable() };

        EquatableArray<Value> allResults = loop.Results.Concat(results).ToEquatable(), allInitial = loop.Initial.Concat(initial).ToEquatable();
        builder.Add(loop switch
        {
            For counted => counted with { Results = allResults, Initial = allInitial, Body = both },
            While open => new While(allResults, allInitial, Condition(open.Condition), both),
            _ => loop,
        });
        for (int i = 0; i < active.Length; i++) Know(loop.Results[active[i]], results[i]);

        // What the condition computes, and stores, has tangents too.
        Region Condition(Region condition)
        {
            Value[] carried = [.. active.Select(i => Fresh(condition.Parameters[i]))];
            for (int i = 0; i < active.Length; i++) Know(condition.Parameters[active[i]], carried[i]);
            Region tested = Region(condition, []);
            return tested with { Parameters = tested.Parameters.Concat(carried).ToEquatable() };
        }
    }

    private void Add(Invoke call, RegionBuilder builder)
    {
        Region function = _functions[call.Function];
        List<Value> arguments = [.. call.Arguments];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (!HasTangent(function.Parameters[i])) continue;
            arguments.Add(call.Arguments[i].Type switch
            {
                ArrayType => Shadow(call.Arguments[i], builder),
                TapeType tape => Of(call.Arguments[i]) ?? builder.NewTape(tape.Element),
                _ => OrZero(call.Arguments[i], builder),
            });
        }

        int[] active = [.. Enumerable.Range(0, call.Results.Count).Where(i => HasTangent(function.Yields[i]))];
        Value[] tangents = [.. active.Select(i => Fresh(call.Results[i]))];
        builder.Add(new Invoke(call.Results.Concat(tangents).ToEquatable(), call.Function, arguments.ToEquatable()));
        for (int i = 0; i < active.Length; i++) Know(call.Results[active[i]], tangents[i]);
    }

    private static ValueMap<Value> Negations(Method method)
    {
        ValueMap<Value> negations = new();
        foreach (Op op in method.Ops)
            if (op is Unary { Kind: UnaryKind.Negate } negation) negations[negation.Result] = negation.Operand;
        return negations;
    }
}
