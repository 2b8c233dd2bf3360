using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>What every walker needs to know of an op: what it defines, uses and holds, and how to rebuild it.</summary>
internal static class OpShape
{
    private static readonly EquatableArray<Region> NoRegions = EquatableArray<Region>.Empty;

    /// <summary>The values the op defines in its own region (not inside the regions it holds).</summary>
    public static Value[] Results(Op op) => op.Defined;

    /// <summary>The values the op itself uses (not inside the regions it holds), in evaluation order.</summary>
    public static Value[] Operands(Op op) => op.Used;

    public static Value[] FindResults(Op op) => op switch
    {
        PureOp pure => [pure.Result],
        New o => [o.Result],
        NewHeap o => [o.Result],
        NewRows o => [o.Result],
        Take o => [o.Result],
        Load o => [o.Result],
        LoadLanes o => [o.Result],
        GatherLanes o => [o.Result],
        NewTape o => [o.Result],
        Pop o => [o.Result],
        Invoke o => [.. o.Results],
        Foreign o => [.. o.Results],
        If o => [.. o.Results],
        Loop o => [.. o.Results],
        _ => [],
    };

    public static Value[] FindOperands(Op op) => op switch
    {
        Unary o => [o.Operand],
        WithPartials o => [o.Value, .. o.Arguments, .. o.Partials],
        Binary o => [o.Left, o.Right],
        Convert o => [o.Operand],
        Select o => [o.Condition, o.WhenTrue, o.WhenFalse],
        Call o => [.. o.Arguments],
        Length o => [o.Array],
        View o => [o.Array, o.Start, o.Count],
        Row o => [o.Jagged, o.Index],
        GridIndex o => [.. o.Indices, .. o.Lengths],
        Checkpoint o => [.. o.Arguments],
        New o => [o.Count],
        Take o => [o.Heap, o.Count],
        NewRows o => [o.Count],
        StoreRow o => [o.Jagged, o.Index, o.Row],
        LaneCall o => [.. o.Arguments],
        LoadLanes o => o.Where is null ? [o.Array, o.Start, o.Stride, o.Done] : [o.Array, o.Start, o.Stride, o.Done, o.Where],
        GatherLanes o => o.Where is null ? [o.Array, o.Index, o.Done] : [o.Array, o.Index, o.Done, o.Where],
        ScatterLanes o => o.Where is null ? [o.Array, o.Index, o.Item, o.Done] : [o.Array, o.Index, o.Item, o.Done, o.Where],
        AddLanes o => o.Where is null ? [o.Array, o.Start, o.Stride, o.Item, o.Done] : [o.Array, o.Start, o.Stride, o.Item, o.Done, o.Where],
        SumLanes o => [o.Accumulators, o.Index, o.Item, o.Done],
        AddSums o => [o.Accumulators, o.Array],
        Load o => [o.Array, o.Index],
        Store o => [o.Array, o.Index, o.Item],
        Accumulate o => [o.Array, o.Index, o.Item],
        Clear o => [o.Array],
        Push o => [o.Tape, o.Item],
        Pop o => [o.Tape],
        Invoke { Threads: { } threads } o => [.. o.Arguments, threads],
        Invoke o => [.. o.Arguments],
        Foreign o => [.. o.Arguments],
        Throw o => [.. o.Arguments],
        If o => [o.Condition],
        For o => [o.Start, o.End, .. o.Initial],
        While o => [.. o.Initial],
        _ => [],
    };

    public static EquatableArray<Region> Regions(Op op) => op switch
    {
        If o => EquatableArray.Of(o.Then, o.Else),
        For o => EquatableArray.Of(o.Body),
        While o => EquatableArray.Of(o.Condition, o.Body),
        _ => NoRegions,
    };

    /// <summary>Whether the region never reaches its end.</summary>
    public static bool Throws(Region region) => region.Ops.Count > 0 && region.Ops[region.Ops.Count - 1] is Throw;

    /// <summary>if (bad) { … throw … }: whoever comes past it has not been inside.</summary>
    public static bool IsGuard(Op op) => op is If branch && Throws(branch.Then);

    /// <summary>The op and all ops inside it, outer before inner, in program order.</summary>
    public static IReadOnlyList<Op> Deep(Op op)
    {
        if (op is not (If or Loop)) return [op];
        List<Op> ops = [];
        Add(op, ops);
        return ops;
    }

    public static IReadOnlyList<Op> Deep(Region region) => region.Deep;

    public static Op[] FindDeep(Region region)
    {
        List<Op> ops = [];
        foreach (Op op in region.Ops) Add(op, ops);
        return [.. ops];
    }

    private static void Add(Op op, List<Op> ops)
    {
        ops.Add(op);
        if (op is not (If or Loop)) return;
        foreach (Region region in Regions(op)) ops.AddRange(region.Deep);
    }

    /// <summary>Values used by the op, or anywhere inside it, that are defined outside it.</summary>
    public static HashSet<Value> FreeValues(Op op)
    {
        HashSet<Value> free = [.. Operands(op)];
        foreach (Region region in Regions(op)) free.UnionWith(FreeValues(region));
        return free;
    }

    /// <summary>Values used in the region that are defined outside it.</summary>
    public static HashSet<Value> FreeValues(Region region)
    {
        HashSet<Value> free = [.. region.Yields];
        for (int i = region.Ops.Count - 1; i >= 0; i--)
        {
            free.ExceptWith(Results(region.Ops[i]));
            free.UnionWith(FreeValues(region.Ops[i]));
        }

        free.ExceptWith(region.Parameters);
        return free;
    }

    /// <summary>The same op with its operands (and those inside it) replaced; what it defines keeps its identity.</summary>
    public static Op WithOperands(Op op, Func<Value, Value> map) => Rebuild(op, map, v => v);

    /// <summary>The same region with used values replaced; what it defines keeps its identity.</summary>
    public static Region WithOperands(Region region, Func<Value, Value> map) => Rebuild(region, map, v => v);

    /// <summary>The same op with other regions, in the order of <see cref="Regions"/>.</summary>
    public static Op WithRegions(Op op, IReadOnlyList<Region> regions) => op switch
    {
        If o => o with { Then = regions[0], Else = regions[1] },
        For o => o with { Body = regions[0] },
        While o => o with { Condition = regions[0], Body = regions[1] },
        _ => op,
    };

    /// <summary>Rebuilds an op: <paramref name="use"/> maps what it uses, <paramref name="define"/> what it defines.</summary>
    public static Op Rebuild(Op op, Func<Value, Value> use, Func<Value, Value> define)
    {
        EquatableArray<Value> Used(EquatableArray<Value> list) => list.Map(use);
        EquatableArray<Value> Defined(EquatableArray<Value> list) => list.Map(define);

        return op switch
        {
            Const o => o with { Result = define(o.Result) },
            Unary o => new Unary(define(o.Result), o.Kind, use(o.Operand)),
            WithPartials o => new WithPartials(define(o.Result), use(o.Value), Used(o.Arguments), Used(o.Partials)),
            Binary o => new Binary(define(o.Result), o.Kind, use(o.Left), use(o.Right)),
            Convert o => new Convert(define(o.Result), use(o.Operand)),
            Select o => o with { Result = define(o.Result), Condition = use(o.Condition), WhenTrue = use(o.WhenTrue), WhenFalse = use(o.WhenFalse) },
            Call o => new Call(define(o.Result), o.Function, Used(o.Arguments)),
            External o => o with { Result = define(o.Result) },
            Length o => o with { Result = define(o.Result), Array = use(o.Array) },
            View o => new View(define(o.Result), use(o.Array), use(o.Start), use(o.Count)),
            Row o => new Row(define(o.Result), use(o.Jagged), use(o.Index)),
            GridIndex o => new GridIndex(define(o.Result), Used(o.Indices), Used(o.Lengths)),
            Checkpoint o => new Checkpoint(define(o.Result), o.Function, Used(o.Arguments)),
            New o => new New(define(o.Result), use(o.Count), o.Zeroed),
            LaneCall o => new LaneCall(define(o.Result), o.Function, Used(o.Arguments)),
            LoadLanes o => new LoadLanes(define(o.Result), use(o.Array), use(o.Start), use(o.Stride), use(o.Done), o.Where is null ? null : use(o.Where)),
            GatherLanes o => new GatherLanes(define(o.Result), use(o.Array), use(o.Index), use(o.Done), o.Where is null ? null : use(o.Where)),
            ScatterLanes o => new ScatterLanes(use(o.Array), use(o.Index), use(o.Item), use(o.Done), o.Where is null ? null : use(o.Where)),
            AddLanes o => o with { Array = use(o.Array), Start = use(o.Start), Stride = use(o.Stride), Item = use(o.Item), Done = use(o.Done), Where = o.Where is null ? null : use(o.Where) },
            SumLanes o => new SumLanes(use(o.Accumulators), use(o.Index), use(o.Item), use(o.Done)),
            AddSums o => new AddSums(use(o.Accumulators), use(o.Array)),
            Load o => new Load(define(o.Result), use(o.Array), use(o.Index)),
            Store o => new Store(use(o.Array), use(o.Index), use(o.Item)),
            Accumulate o => new Accumulate(use(o.Array), use(o.Index), use(o.Item)),
            Clear o => new Clear(use(o.Array)),
            NewRows o => new NewRows(define(o.Result), use(o.Count)),
            StoreRow o => new StoreRow(use(o.Jagged), use(o.Index), use(o.Row)),
            NewHeap o => new NewHeap(define(o.Result)),
            Take o => new Take(define(o.Result), use(o.Heap), use(o.Count)),
            NewTape o => new NewTape(define(o.Result)),
            Push o => new Push(use(o.Tape), use(o.Item)),
            Pop o => new Pop(define(o.Result), use(o.Tape)),
            Invoke o => o with { Results = Defined(o.Results), Arguments = Used(o.Arguments), Threads = o.Threads is { } threads ? use(threads) : null },
            Foreign o => o with { Results = Defined(o.Results), Arguments = Used(o.Arguments) },
            Throw o => o with { Arguments = Used(o.Arguments) },
            Note => op,
            If o => new If(Defined(o.Results), use(o.Condition), Rebuild(o.Then, use, define), Rebuild(o.Else, use, define)),
            For o => o with
            {
                Results = Defined(o.Results),
                Start = use(o.Start),
                End = use(o.End),
                Initial = Used(o.Initial),
                Body = Rebuild(o.Body, use, define),
            },
            While o => new While(Defined(o.Results), Used(o.Initial), Rebuild(o.Condition, use, define), Rebuild(o.Body, use, define)),
            _ => throw new InvalidOperationException($"No shape is known of {op.GetType().Name}."),
        };
    }

    public static Region Rebuild(Region region, Func<Value, Value> use, Func<Value, Value> define)
    {
        EquatableArray<Value> parameters = region.Parameters.Map(define);
        EquatableArray<Op> ops = region.Ops.Map(op => Rebuild(op, use, define));
        return new Region(parameters, ops, region.Yields.Map(use));
    }

    /// <summary>A copy whose definitions are fresh values (with the same names), so that it may stand beside the original.</summary>
    /// <param name="op">What to copy.</param>
    /// <param name="values">Where fresh values come from.</param>
    /// <param name="map">What used values become; the copy's definitions are added to it.</param>
    public static Op Copy(Op op, ValueFactory values, IDictionary<Value, Value> map) =>
        Rebuild(op, v => map.TryGetValue(v, out Value mapped) ? mapped : v, v =>
        {
            Value fresh = values.New(v.Type, values.NameOf(v));
            map[v] = fresh;
            return fresh;
        });
}
