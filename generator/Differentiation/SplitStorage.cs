using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Brings values of a forward loop or branch to the reverse one that runs later: recomputed, or stored.</summary>
/// <remarks>
/// The reverse sweep is written as if every primal value were in scope. For the regions inside one op whose forward and
/// reverse are apart (the top), this resolves the values that are not, region by region from the inside out:
/// cheap ones from values at hand are computed again; the others are stored, a loop's in one flat buffer a value indexed
/// by the iteration (on a growable tape where the number of iterations is not known before the top runs), a branch's as
/// further results of the branch.
/// </remarks>
internal sealed class SplitStorage
{
    private readonly AdjointContext _context;
    private readonly FrameTapes? _frames;
    private readonly RegionBuilder _allocations;
    private readonly Recomputation _recomputation;
    private readonly Dictionary<Value, Region> _home = [];
    private readonly Dictionary<Region, Region> _parent = new(ByReference<Region>.Instance);
    private readonly Dictionary<Region, LoopPosition> _loops = new(ByReference<Region>.Instance);
    private readonly Dictionary<Value, List<Op>> _afterDefinition = [];
    private readonly Dictionary<Op, IReadOnlyList<Op>> _before = new(ByReference<Op>.Instance);
    private readonly Dictionary<If, List<Lift>> _lifts = new(ByReference<If>.Instance);
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly HashSet<Value> _writtenLater;
    private readonly Dictionary<Op, (RegionBuilder Before, RegionBuilder After)> _copies = new(ByReference<Op>.Instance);
    private readonly Dictionary<ScalarType, Value> _heaps = [];
    private readonly Dictionary<Value, View> _parts = [];
    private readonly SettledMemory? _settled;
    private readonly Dictionary<Value, (Value Buffer, Value Count)> _expanded = [];

    /// <param name="context">The primal.</param>
    /// <param name="top">The op whose forward and reverse are apart.</param>
    /// <param name="allocations">Ops that run right before the top's forward part.</param>
    /// <param name="writtenLater">Roots that may be written while or after the top runs.</param>
    public SplitStorage(AdjointContext context, Op top, RegionBuilder allocations, HashSet<Value> writtenLater)
    {
        _context = context;
        _allocations = allocations;
        _writtenLater = writtenLater;
        Collect(top, null, _definitions);
        _recomputation = new Recomputation(context, _definitions, writtenLater, [], _home.ContainsKey);
        foreach (For loop in OpShape.Deep(top).OfType<For>()) _recomputation.Add(loop);
        _settled = new SettledMemory(top, context.Roots);
        Expand();
        _recomputation.Keep(_settled);
    }

    // Memory of a loop's iterations that the reverse reads too: room for all of them, made before the top.
    private void Expand()
    {
        foreach (New memory in _settled!.All.ToArray())
        {
            Region home = _home[memory.Result];
            Region? body = _loops.ContainsKey(home) ? home : LoopAround(home);
            Value? trips = body is null ? null : TotalCount(body);
            if ((body is null || trips is not null) && _recomputation.AtTop(memory.Count, _allocations, _home.ContainsKey) is { } count)
            {
                Value total = trips is null ? count : _allocations.Times(trips, count);
                _expanded[memory.Result] = (_allocations.New(((ArrayType)memory.Result.Type).Element, total, zeroed: false, _context.Values.NameOf(memory.Result)), count);
            }
            else
            {
                _settled.Forget(memory);
            }
        }
    }

    private View Part(Value memory, Value part, RegionBuilder builder, bool reverse)
    {
        (Value buffer, Value count) = _expanded[memory];
        Region home = _home[memory];
        Region? body = _loops.ContainsKey(home) ? home : LoopAround(home);
        Value start = body is null ? builder.Integer(IrType.I32, 0) : builder.Times(Position(body, builder, reverse), count);
        return new View(part, buffer, start, count);
    }

    /// <summary>Of a function, whose frames may be many at a time: all that is stored goes to tapes.</summary>
    /// <param name="context">The primal.</param>
    /// <param name="function">Its body is forward and reverse apart as a whole.</param>
    /// <param name="frames">The function's tapes.</param>
    /// <param name="memory">What becomes of the memory that it is handed.</param>
    public SplitStorage(AdjointContext context, Function function, FrameTapes frames, HandedMemory memory)
    {
        _context = context;
        _frames = frames;
        _allocations = new RegionBuilder(context.Values);
        _writtenLater = memory.Changing;
        foreach (Value parameter in function.Body.Parameters) _home[parameter] = function.Body;
        foreach (Op op in function.Body.Ops) Collect(op, function.Body, _definitions);
        _recomputation = new Recomputation(context, _definitions, memory.Changing, memory.Gone, _home.ContainsKey);
    }

    /// <summary>Whether elements of the memory are in the reverse what they are in the forward part.</summary>
    public bool IsReadAgain(Value root) => _recomputation.IsReadAgain(root);

    /// <summary>A heap that is there in both parts.</summary>
    public Value NewHeap(ScalarType element, string name) => _allocations.NewHeap(element, name);

    /// <summary>Has the forward part run these right before an op of its own; the reverse may use what they define.</summary>
    /// <param name="op">A loop that keeps states: it stays as it is.</param>
    /// <param name="region">The region that it is in.</param>
    /// <param name="ops">What runs before it.</param>
    public void Before(For op, Region region, IReadOnlyList<Op> ops)
    {
        _before[op] = ops;
        foreach (Op earlier in ops)
            foreach (Value result in OpShape.Results(earlier)) _home[result] = region;
    }

    private readonly record struct Lift(Value Result, Value Inner, bool FromThen);

    private void Collect(Op op, Region? region, Dictionary<Value, Op> definitions)
    {
        if (region is not null)
        {
            foreach (Value result in OpShape.Results(op))
            {
                _home[result] = region;
                definitions[result] = op;
            }
        }

        foreach (Region inner in OpShape.Regions(op))
        {
            if (region is not null) _parent[inner] = region;
            foreach (Value parameter in inner.Parameters) _home[parameter] = inner;
            if (op is Loop loop) _loops[inner] = new LoopPosition(loop);
            foreach (Op child in inner.Ops) Collect(child, inner, definitions);
        }
    }

    /// <summary>Says by what index the reverse of a loop's body, about to be written, runs.</summary>
    public void Enter(Region body, Value reverseIndex) => _loops[body].ReverseIndex = reverseIndex;

    /// <summary>Has the forward part keep what the pullback of a function needs of the memory that the function was handed.</summary>
    public void Keep(Foreign call, Region region)
    {
        _copies[call] = _context.Kept.Keep(call, _context, MayChange, array => _home.ContainsKey(array), (array, builder) => Kept(array, region, builder));
    }

    private bool MayChange(Value array)
    {
        Value root = _context.Roots.Of(array);
        bool isState = _definitions.TryGetValue(root, out Op? definition) && definition is External { IsFixed: false } && _context.RunsForeignCode;
        return isState || _writtenLater.Contains(root) || _recomputation.IsGone(root) || _context.Roots.Memory.Of(root).Any(_context.MayChange);
    }

    /// <summary>A copy that lasts until the reverse: a part of a heap; of a frame of a function, on its tapes.</summary>
    private Value Kept(Value array, Region region, RegionBuilder forward)
    {
        ScalarType element = ((ArrayType)array.Type).Element;
        string name = _context.Values.NameOf(array) is { Length: > 0 } known ? known + "Kept" : "";
        int first = forward.Ops.Count;
        Value count = _context.CountOf(array) ?? forward.Length(array), copy;
        if (_frames is not null)
        {
            copy = forward.New(element, count, zeroed: false, name);
        }
        else
        {
            if (!_heaps.TryGetValue(element, out Value? heap)) _heaps[element] = heap = _allocations.NewHeap(element);
            copy = forward.View(heap, forward.Take(heap, count), count, name);
        }

        MemoryLoops.Copy(forward, array, copy, count);
        foreach (Op op in forward.Ops.Skip(first))
        {
            foreach (Value result in OpShape.Results(op))
            {
                _home[result] = region;
                _definitions[result] = op;
            }

            if (op is View part) _parts[part.Result] = part;
        }

        return copy;
    }

    /// <summary>Completes the reverse of one region: what it needs of the forward region comes first.</summary>
    /// <param name="primal">The forward region, inside the top.</param>
    /// <param name="owner">The op that holds it; null for a function's body.</param>
    /// <param name="reverse">The reverse ops, which speak of primal values.</param>
    /// <param name="yields">What the reverse region yields.</param>
    /// <param name="parameters">The reverse region's parameters: the index first where the owner is a loop.</param>
    /// <param name="known">What primal values are in the reverse region without being stored.</param>
    public Region Resolve(
        Region primal, Op? owner, IReadOnlyList<Op> reverse, IReadOnlyList<Value> yields, IReadOnlyList<Value> parameters, IReadOnlyDictionary<Value, Value>? known = null)
    {
        Region draft = new(parameters.ToEquatable(), reverse.ToEquatable(), yields.ToEquatable());
        HashSet<Value> needed = [.. OpShape.FreeValues(draft).Where(v => _home.TryGetValue(v, out Region? home) && ReferenceEquals(home, primal))];

        foreach (Value array in needed.Where(v => v.Type is ArrayType).ToArray()) NeedPlace(array, primal, needed);

        Dictionary<Value, Value> map = [];
        foreach (KeyValuePair<Value, Value> pair in known ?? map) map[pair.Key] = pair.Value;
        needed.ExceptWith(map.Keys);
        RegionBuilder prefix = new(_context.Values);
        if (owner is For counted)
        {
            map[counted.Index] = parameters[0];
            needed.Remove(counted.Index);
        }

        foreach (Value memory in needed.Where(_expanded.ContainsKey).ToArray())
        {
            Value part = _context.Values.New(memory.Type, _context.Values.NameOf(memory));
            prefix.Add(Part(memory, map[memory] = part, prefix, reverse: true));
            needed.Remove(memory);
        }

        // In program order: what is stored for one is at hand for the next.
        Recomputation.Plan plan = _recomputation.Choose(primal, needed, [.. map.Keys], IsOutside);
        foreach (Value value in primal.Parameters.Where(plan.Stored.Contains)) map[value] = Fetch(value, primal, owner, prefix);
        foreach (Value value in primal.Parameters.Where(plan.Recomputed.Contains))
        {
            map[value] = _recomputation.Inductions[value].At(parameters[0], prefix);
            _context.Values.Rename(map[value], _context.Values.NameOf(value));
        }

        foreach (Op op in primal.Ops)
        {
            foreach (Value result in OpShape.Results(op))
            {
                if (plan.Stored.Contains(result)) map[result] = Fetch(result, primal, owner, prefix);
                else if (plan.Recomputed.Contains(result)) prefix.Add(OpShape.Copy(op, _context.Values, map));
            }
        }

        // Values that branches inside this region were made to yield are not in its op list.
        foreach (Value lifted in plan.Stored.Where(v => !map.ContainsKey(v) && !_parts.ContainsKey(v)).OrderBy(v => v.Id)) map[lifted] = Fetch(lifted, primal, owner, prefix);
        foreach (Value kept in plan.Stored.Where(_parts.ContainsKey))
        {
            View part = _parts[kept];
            map[kept] = prefix.View(part.Array, map[part.Start], Count(part.Count), _context.Values.NameOf(kept));
        }

        Value Count(Value count) => LengthOutside(count) is { } array ? prefix.Length(array) : map.TryGetValue(count, out Value known) ? known : count;


        prefix.AddRange(draft.Ops.Select(op => OpShape.WithOperands(op, v => map.TryGetValue(v, out Value mapped) ? mapped : v)));
        return prefix.Build(parameters, yields.Select(v => map.TryGetValue(v, out Value mapped) ? mapped : v));

        bool IsOutside(Value value) => !_home.TryGetValue(value, out Region? home) || !ReferenceEquals(home, primal);
    }

    // A slice cannot be stored, but where it begins and how long it is can.
    private void NeedPlace(Value array, Region primal, HashSet<Value> needed)
    {
        if (!_home.TryGetValue(array, out Region? home) || !ReferenceEquals(home, primal)) return;
        if (_context.RowOf(array) is { } row)
        {
            if (_home.TryGetValue(row.Index, out home) && ReferenceEquals(home, primal)) needed.Add(row.Index);
            return;
        }

        if (_parts.TryGetValue(array, out View? part))
        {
            needed.Add(part.Start);
            if (LengthOutside(part.Count) is null && _home.TryGetValue(part.Count, out home) && ReferenceEquals(home, primal)) needed.Add(part.Count);
            return;
        }

        if (_context.CountOf(array) is null || _context.Roots.Of(array) == array) return;
        View view = _context.ViewOf(array);
        foreach (Value place in new[] { view.Start, view.Count })
            if (_home.TryGetValue(place, out home) && ReferenceEquals(home, primal)) needed.Add(place);
        NeedPlace(view.Array, primal, needed);
    }

    /// <summary>What the count is the length of, where that can be asked in the reverse too.</summary>
    private Value? LengthOutside(Value count) =>
        _definitions.TryGetValue(count, out Op? definition) && definition is Length length && !_home.ContainsKey(length.Array) ? length.Array : null;

    /// <summary>The function's body with everything that its reverse part asked to be stored.</summary>
    public Region Forward(Function function) => ForwardRegion(function.Body);

    /// <summary>The top with everything that its reverse part asked to be stored.</summary>
    public Op Forward(Op op)
    {
        switch (op)
        {
            // What its reverse needs it runs again itself.
            case For kept when _before.ContainsKey(kept):
                return kept;
            case If branch when _lifts.TryGetValue(branch, out List<Lift>? lifts):
                Region then = ForwardRegion(branch.Then), otherwise = ForwardRegion(branch.Else);
                return new If(
                    branch.Results.Concat(lifts.Select(l => l.Result)).ToEquatable(),
                    branch.Condition,
                    WithYields(then, lifts.Select(l => l.FromThen ? l.Inner : (Value?)null), lifts),
                    WithYields(otherwise, lifts.Select(l => l.FromThen ? (Value?)null : l.Inner), lifts));
            default:
                EquatableArray<Region> regions = OpShape.Regions(op);
                return regions.Count == 0 ? _context.Functions.Forward(op) : OpShape.WithRegions(op, [.. regions.Select(ForwardRegion)]);
        }
    }

    private Region ForwardRegion(Region region)
    {
        RegionBuilder builder = new(_context.Values);
        if (_loops.TryGetValue(region, out LoopPosition? position) && position.ForwardOps is { } start) builder.AddRange(start.Ops);
        foreach (Value parameter in region.Parameters) Append(parameter);
        foreach (Op op in region.Ops)
        {
            if (_before.TryGetValue(op, out IReadOnlyList<Op>? before)) AddAll(before);
            bool isKept = _copies.TryGetValue(op, out (RegionBuilder Before, RegionBuilder After) copies);
            if (isKept) AddAll(copies.Before.Ops);
            if (op is New memory && _expanded.ContainsKey(memory.Result)) AddExpanded(memory);
            else AddAll([Forward(op)]);
            if (isKept) AddAll(copies.After.Ops);
        }

        _frames?.Leave(region, builder);
        return builder.Build(region.Parameters, region.Yields);

        void AddExpanded(New memory)
        {
            builder.Add(Part(memory.Result, memory.Result, builder, reverse: false));
            if (memory.Zeroed) builder.Add(new Clear(memory.Result));
        }

        void AddAll(IEnumerable<Op> ops)
        {
            foreach (Op op in ops)
            {
                builder.Add(op);
                foreach (Value result in OpShape.Results(op)) Append(result);
            }
        }

        void Append(Value value)
        {
            if (_afterDefinition.TryGetValue(value, out List<Op>? stores)) builder.AddRange(stores);
        }
    }

    private Region WithYields(Region region, IEnumerable<Value?> inner, List<Lift> lifts)
    {
        RegionBuilder builder = new(_context.Values);
        builder.AddRange(region.Ops);
        List<Value> yields = [.. region.Yields];
        foreach ((Value? value, Lift lift) in inner.Zip(lifts, (v, l) => (v, l)))
            yields.Add(value ?? builder.Zero(lift.Result.Type));
        return builder.Build(region.Parameters, yields);
    }

    /// <summary>Has the forward part keep the value, and hands back what it is in the reverse region.</summary>
    private Value Fetch(Value value, Region primal, Op? owner, RegionBuilder prefix)
    {
        if (_frames is not null && value.Type is ArrayType) return _frames.FetchCopy(value, ((New)_definitions[value]).Count, primal, prefix);
        if (value.Type is not ScalarType type) throw new InvalidOperationException($"{value} is memory and cannot be stored.");
        if (_frames is not null) return _frames.Fetch(value, primal, prefix);
        if (owner is If branch)
        {
            Value lifted = _context.Values.New(type, _context.Values.NameOf(value));
            if (_parent.TryGetValue(primal, out Region? parent)) _home[lifted] = parent;
            if (!_lifts.TryGetValue(branch, out List<Lift>? lifts)) _lifts[branch] = lifts = [];
            lifts.Add(new Lift(lifted, value, ReferenceEquals(primal, branch.Then)));
            return lifted;
        }

        LoopPosition position = _loops[primal];
        List<Op> stores = _afterDefinition.TryGetValue(value, out List<Op>? before) ? before : _afterDefinition[value] = [];
        string name = _context.Values.NameOf(value) is { Length: > 0 } known ? known + "At" : "stored";
        if (TotalCount(primal) is { } count)
        {
            if (position.ForwardOps is null)
            {
                position.ForwardOps = new RegionBuilder(_context.Values);
                position.ForwardPosition = Position(primal, position.ForwardOps, reverse: false);
            }

            Value buffer = _allocations.New(type, count, zeroed: false, name);
            stores.Add(new Store(buffer, position.ForwardPosition, value));
            return prefix.Load(buffer, Position(primal, prefix, reverse: true), _context.Values.NameOf(value));
        }

        Value tape = _allocations.NewTape(type, name);
        stores.Add(new Push(tape, value));
        return prefix.Pop(tape, _context.Values.NameOf(value));
    }

    /// <summary>The number of iterations of the loop over all runs inside the top; null where it is not known before.</summary>
    private Value? TotalCount(Region body)
    {
        LoopPosition position = _loops[body];
        if (position.TotalCount is null && !position.Uncounted)
        {
            position.TotalCount = Total();
            position.Uncounted = position.TotalCount is null;
        }

        return position.TotalCount;

        Value? Total()
        {
            if (position.Loop is not For counted
                || !IterationPosition.IsKnown(counted, _context)
                || _recomputation.AtTop(counted.Start, _allocations, _home.ContainsKey) is not { } start
                || _recomputation.AtTop(counted.End, _allocations, _home.ContainsKey) is not { } end) return null;
            if (LoopAround(body) is not { } around) return position.Count = IterationPosition.Count(_allocations, counted, start, end, _context);
            if (TotalCount(around) is not { } outer) return null;
            position.Count = IterationPosition.Count(_allocations, counted, start, end, _context);
            return _allocations.Times(outer, position.Count);
        }
    }

    /// <summary>Where the current iteration stands among all of them: the index into the loop's buffers.</summary>
    private Value Position(Region body, RegionBuilder builder, bool reverse)
    {
        LoopPosition position = _loops[body];
        For loop = (For)position.Loop;
        Value ordinal = IterationPosition.Ordinal(builder, loop, reverse ? position.ReverseIndex : loop.Index, _context);
        return LoopAround(body) is { } around
            ? builder.Plus(builder.Times(Position(around, builder, reverse), position.Count!), ordinal)
            : ordinal;
    }

    private Region? LoopAround(Region body)
    {
        Region at = body;
        while (_parent.TryGetValue(at, out Region? parent))
        {
            if (_loops.ContainsKey(parent)) return parent;
            at = parent;
        }

        return null;
    }

    private sealed class LoopPosition(Loop loop)
    {
        public Loop Loop { get; } = loop;

        public Value ReverseIndex { get; set; } = null!;

        public Value? Count { get; set; }

        public Value? TotalCount { get; set; }

        public bool Uncounted { get; set; }

        /// <summary>Ops at the start of the forward body, and the position that they compute.</summary>
        public RegionBuilder? ForwardOps { get; set; }

        public Value ForwardPosition { get; set; } = null!;
    }
}
