using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Batching;

/// <summary>Runs a method along several directions beside each other: what does not depend on the direction is computed once.</summary>
/// <remarks>
/// Before:  for each direction { u = x * p;  du = x * dp;  for k { e = f(u, k);  de = g(u, k) * du;  s += e * de } }
/// After:   u = x * p;  for each { du[d] = x * dp[d] }  for k { e = f(u, k);  t = g(u, k);  for each { de = t * du[d];  s[d] += e * de } }
/// Memory that depends on the direction has an element for each where it had one, next to each other. Each direction's values are
/// those of a run of its own, bit for bit: its ops keep their order.
/// </remarks>
/// <param name="method">The method with its tangents along one direction.</param>
/// <param name="dependence">What depends on the direction.</param>
/// <param name="count">How many directions there are, int.</param>
/// <param name="values">Of the method.</param>
/// <param name="isCompact">Whether what is kept for the directions from one loop to the next stands in one piece of memory.</param>
internal sealed class DirectionLoops(Method method, DirectionDependence dependence, Value count, ValueFactory values, bool isCompact)
{
    private readonly Dictionary<Value, Value> _numbers = [], _lengths = [];
    private readonly Triangle _triangle = new(method, dependence);
    private readonly HashSet<Value> _sums = [], _loaded = [];
    private readonly Dictionary<Value, int> _uses = Uses(method);
    private List<Op> _made = [];
    private Dictionary<ScalarType, List<Value>> _parts = [];
    private int _depth;

    /// <summary>Says where the values of a scalar are that each direction has of its own.</summary>
    public void Know(Value scalar, Value numbers) => _numbers[scalar] = numbers;

    /// <summary>Says of memory that each direction has of its own how many elements it has.</summary>
    public void KnowLength(Value memory, Value length) => _lengths[memory] = length;

    /// <summary>Says of memory that each direction has of its own that only components up to the direction are read.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="leaf">Its components.</param>
    /// <param name="first">The first direction.</param>
    public void NeedsUpTo(Value memory, LeafComponents leaf, Value first) => _triangle.Add(memory, leaf, first);

    /// <summary>Adds the method's body.</summary>
    /// <param name="builder">Receives it.</param>
    /// <param name="own">How many of the first yields are the same for all directions.</param>
    /// <returns>The yields: of those that are not, the memory where they are.</returns>
    public Value[] Run(RegionBuilder builder, int own)
    {
        EquatableArray<Value> yields = method.Body.Yields;
        if (yields.Take(own).Any(dependence.Has)) throw new NotBatched();
        RegionBuilder body = new(values);
        List<(Value, Value)> kept = [];
        Value[] results = [.. yields.Select((y, i) => i < own ? y : Kept(y, kept))];
        Write(method.Body, body, kept);
        Begin(builder);
        builder.AddRange(body.Ops);
        return results;
    }

    private static Dictionary<Value, int> Uses(Method method)
    {
        Dictionary<Value, int> uses = [];
        foreach (Value value in method.Ops.SelectMany(op => op.Used.Concat(OpShape.Regions(op).SelectMany(r => r.Yields))).Concat(method.Body.Yields))
            uses[value] = uses.TryGetValue(value, out int known) ? known + 1 : 1;
        return uses;
    }

    private Value Kept(Value value, List<(Value, Value)> kept)
    {
        Value array = Make((ScalarType)value.Type, values.NameOf(value));
        kept.Add((value, array));
        return array;
    }

    // Where the outermost loop's iteration begins: what an iteration of samples uses is its own.
    private Value Make(ScalarType element, string name)
    {
        Value made = values.New(new ArrayType(element), name.Length > 0 ? name + "s" : "");
        if (isCompact) Parts(element).Add(made);
        else _made.Add(new New(made, count, Zeroed: false));
        return made;

        List<Value> Parts(ScalarType type) => _parts.TryGetValue(type, out List<Value>? parts) ? parts : _parts[type] = [];
    }

    private void Begin(RegionBuilder builder)
    {
        builder.AddRange(_made);
        foreach (KeyValuePair<ScalarType, List<Value>> parts in _parts)
        {
            Value all = builder.New(parts.Key, Many(builder.Integer(IrType.I32, parts.Value.Count), builder), zeroed: false, "kept");
            for (int i = 0; i < parts.Value.Count; i++) builder.Add(new View(parts.Value[i], all, builder.Times(count, builder.Integer(IrType.I32, i)), count));
        }
    }

    /// <param name="region">Written.</param>
    /// <param name="builder">Receives it.</param>
    /// <param name="kept">What is to be found in memory at its end.</param>
    private void Write(Region region, RegionBuilder builder, List<(Value Value, Value Array)> kept)
    {
        List<Op> waiting = [];
        List<Op> notes = [];
        foreach (Op op in region.Ops)
        {
            if (op is Note)
            {
                notes.Add(op);
                continue;
            }

            if (!dependence.Touches(op))
            {
                if (MeetsReads(op, waiting)) Flush(waiting, builder, []);
                builder.AddRange(notes);
                builder.Add(op);
            }
            else if (op is New or NewTape or View or Length or Clear)
            {
                if (op is Clear) Flush(waiting, builder, []);
                builder.AddRange(notes);
                Memory(op, builder);
            }
            else if (dependence.IsShared(op))
            {
                List<(Value, Value)> entering = [], next = op is Loop loop ? Carry(loop, entering) : [];
                Flush(waiting, builder, entering);
                builder.AddRange(notes);
                builder.Add(op switch { If o => Branch(o), For o => Counted(o, next), _ => Open((While)op, next) });
            }
            else
            {
                if (op is Pop pop && waiting.OfType<Push>().Any(p => p.Tape == pop.Tape)) Flush(waiting, builder, []);
                if (op is Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } sum && (_sums.Contains(sum.Left) ? sum.Left : _sums.Contains(sum.Right) ? sum.Right : null) is { } before) Continue(before, sum.Result);
                if (op is If or Loop && OpShape.FreeValues(op).Any(_sums.Contains)) throw new NotBatched();
                waiting.AddRange(notes);
                waiting.Add(op);
            }

            notes.Clear();
        }

        Flush(waiting, builder, kept);
    }

    // What is the same for all goes before what waits for its loop.
    private bool MeetsReads(Op op, List<Op> waiting)
    {
        if (waiting.Count == 0) return false;
        if (OpShape.Deep(op).Any(o => o is Foreign { IsPure: false } or Invoke)) return true;
        HashSet<Value> written = [.. dependence.WrittenBy(op)];
        return written.Count > 0 && waiting.Any(o => dependence.ReadBy(o).Any(written.Contains));
    }

    /// <summary>So many elements for each direction.</summary>
    /// <param name="elements">Of one.</param>
    /// <param name="builder">Receives the arithmetic, which throws where an int cannot count them.</param>
    public Value Many(Value elements, RegionBuilder builder) => builder.Foreign(IrType.I32, "checked({0} * {1})", [elements, count], isPure: true);

    private void Memory(Op op, RegionBuilder builder)
    {
        switch (op)
        {
            case New o:
                _lengths[o.Result] = o.Count;
                builder.Add(new New(o.Result, Many(o.Count, builder), o.Zeroed));
                break;
            case View o:
                _lengths[o.Result] = o.Count;
                _triangle.Add(o);
                builder.Add(new View(o.Result, o.Array, builder.Times(o.Start, count), builder.Times(o.Count, count)));
                break;
            case Length o:
                builder.Add(new Binary(o.Result, BinaryKind.Add, _lengths[o.Array], builder.Integer(IrType.I32, 0)));
                break;
            default:
                builder.Add(op);
                break;
        }
    }

    private If Branch(If o)
    {
        List<(Value, Value)> then = [], other = [], sums = [];
        for (int i = 0; i < o.Results.Count; i++)
        {
            Value result = o.Results[i], one = o.Then.Yields[i], two = o.Else.Yields[i];
            if (!dependence.Has(result)) continue;
            // A sum that goes on in both branches: it is where it was.
            if (Enters(one, [], o.Then) is { } sum && sum == Enters(two, [], o.Else))
            {
                Continue(sum, result);
                sums.AddRange([(one, sum), (two, sum)]);
                continue;
            }

            Value array = Make((ScalarType)result.Type, values.NameOf(result));
            _numbers[result] = array;
            then.Add((one, array));
            other.Add((two, array));
        }

        If branch = new(o.Results.Where(r => !dependence.Has(r)).ToEquatable(), o.Condition, Side(o.Then, then), Side(o.Else, other));
        foreach ((Value yield, Value sum) in sums) Require(yield, sum);
        return branch;

        Region Side(Region side, List<(Value, Value)> kept)
        {
            RegionBuilder inside = new(values);
            Write(side, inside, kept);
            return inside.Build([], side.Yields.Where((_, i) => !dependence.Has(o.Results[i])));
        }
    }

    // The sum from outside that the value is, with what the regions add to it.
    private Value? Enters(Value value, HashSet<Value> seen, params Region[] regions)
    {
        if (_sums.Contains(value)) return value;
        if (!seen.Add(value)) return null;
        return regions.SelectMany(r => r.Ops).FirstOrDefault(op => op.Defined.Contains(value)) switch
        {
            Binary { Kind: BinaryKind.Add } sum => Enters(sum.Left, seen, regions) ?? Enters(sum.Right, seen, regions),
            Binary { Kind: BinaryKind.Subtract } difference => Enters(difference.Left, seen, regions),
            Loop loop => Enters(loop.Initial[System.Array.IndexOf([.. loop.Results], value)], seen, regions),
            If branch => Enters(branch.Then.Yields[System.Array.IndexOf([.. branch.Results], value)], seen, [.. regions, branch.Then]),
            _ => null,
        };
    }

    private For Counted(For o, List<(Value, Value)> next)
    {
        RegionBuilder inside = new(values) { IsLoop = true };
        Inside(o, inside, next);
        bool[] isShared = [.. o.Results.Select(r => !dependence.Has(r))];
        return o with
        {
            Results = o.Results.Where((_, i) => isShared[i]).ToEquatable(),
            Initial = o.Initial.Where((_, i) => isShared[i]).ToEquatable(),
            Body = inside.Build(o.Body.Parameters.Where((_, i) => i == 0 || isShared[i - 1]), o.Body.Yields.Where((_, i) => isShared[i])),
        };
    }

    private While Open(While o, List<(Value, Value)> next)
    {
        RegionBuilder test = new(values), inside = new(values) { IsLoop = true };
        Test(o.Condition, test);
        Inside(o, inside, next);
        bool[] isShared = [.. o.Results.Select(r => !dependence.Has(r))];
        return o with
        {
            Results = o.Results.Where((_, i) => isShared[i]).ToEquatable(),
            Initial = o.Initial.Where((_, i) => isShared[i]).ToEquatable(),
            Condition = test.Build(o.Condition.Parameters.Where((_, i) => isShared[i]), o.Condition.Yields),
            Body = inside.Build(o.Body.Parameters.Where((_, i) => isShared[i]), o.Body.Yields.Where((_, i) => isShared[i])),
        };
    }

    // What depends on the direction does not decide, and has no other use there; how long memory is, may.
    private void Test(Region region, RegionBuilder test)
    {
        foreach (Op op in region.Ops)
        {
            if (!dependence.Touches(op)) test.Add(op);
            else if (op is View or Length) Memory(op, test);
            else if (op is If branch && dependence.IsShared(branch)) test.Add(new If(branch.Results.Where(r => !dependence.Has(r)).ToEquatable(), branch.Condition, Side(branch, branch.Then), Side(branch, branch.Else)));
            else if (op is not (PureOp or Load)) throw new NotBatched();
        }

        Region Side(If branch, Region side)
        {
            RegionBuilder inside = new(values);
            Test(side, inside);
            return inside.Build([], side.Yields.Where((_, i) => !dependence.Has(branch.Results[i])));
        }
    }

    private void Inside(Loop loop, RegionBuilder inside, List<(Value, Value)> next)
    {
        (Region body, int first) = Activity.Body(loop);
        (List<Op> outer, Dictionary<ScalarType, List<Value>> parts) = (_made, _parts);
        if (_depth++ == 0) (_made, _parts) = ([], []);
        RegionBuilder rest = new(values);
        Write(body, rest, next);
        if (--_depth == 0)
        {
            Begin(inside);
            (_made, _parts) = (outer, parts);
        }

        inside.AddRange(rest.Ops);
        for (int i = 0; i < loop.Initial.Count; i++)
            if (_sums.Contains(body.Parameters[first + i])) Require(body.Yields[i], body.Parameters[first + i]);
    }

    private List<(Value, Value)> Carry(Loop loop, List<(Value, Value)> entering)
    {
        (Region body, int first) = Activity.Body(loop);
        List<(Value, Value)> next = [];
        for (int i = 0; i < loop.Initial.Count; i++)
        {
            Value initial = loop.Initial[i], carried = body.Parameters[first + i], result = loop.Results[i];
            if (!dependence.Has(carried)) continue;
            bool isSum = carried.Type is ScalarType { IsFloat: true } && AdditiveCarry.Is(loop, i);
            if (isSum && _sums.Contains(initial))
            {
                Continue(initial, carried);
                Continue(initial, result);
                continue;
            }

            Value array = Make((ScalarType)carried.Type, values.NameOf(carried));
            entering.Add((initial, array));
            _numbers[carried] = _numbers[result] = array;
            if (isSum) _sums.Add(carried);
            else next.Add((body.Yields[i], array));
        }

        return next;
    }

    // What is not where its sum is would be lost.
    private void Require(Value next, Value sum)
    {
        if (!_sums.Contains(next) || _numbers[next] != _numbers[sum]) throw new NotBatched();
    }

    private void Continue(Value sum, Value next)
    {
        _sums.Add(next);
        _numbers[next] = _numbers[sum];
    }

    /// <summary>Writes the loop over directions of what has waited for it.</summary>
    private void Flush(List<Op> waiting, RegionBuilder builder, List<(Value Value, Value Array)> kept)
    {
        if (waiting.Count == 0 && kept.Count == 0) return;
        Pop[] pops = [.. waiting.OfType<Pop>()];
        Push[] pushes = [.. waiting.OfType<Push>()];
        // A tape has the directions' values one after the other: those of one op, then those of the next.
        bool isReversed = pops.Length > 0 && pushes.Length == 0 && pops.Select(p => p.Tape).Distinct().Count() == pops.Length;
        HashSet<Op> apart = new(isReversed ? [] : pops, ByReference<Op>.Instance);
        if (pushes.Select(p => p.Tape).Distinct().Count() < pushes.Length) apart.UnionWith(pushes);
        foreach (Pop pop in pops.Where(apart.Contains))
        {
            Each(builder, isReversed: true, null, (b, d) => b.Store(Numbers(pop.Result), d, b.Pop(pop.Tape)));
        }

        Op[] ops = [.. waiting.Where(op => !apart.Contains(op))];
        HashSet<Value> defined = [.. ops.SelectMany(op => op.Defined)];
        Value[] used = [.. ops.SelectMany(OpShape.Deep).SelectMany(op => op.Used.Concat(OpShape.Regions(op).SelectMany(r => r.Yields))).Concat(kept.Select(k => k.Value))];
        Value[] needed = [.. ops.SelectMany(OpShape.FreeValues).Concat(kept.Select(k => k.Value)).Where(v => v.Type is ScalarType && dependence.Has(v) && !defined.Contains(v) && !_sums.Contains(v)).Distinct().OrderBy(v => v.Id)];
        Value[] left = [.. defined.Where(v => !_sums.Contains(v) && _uses.TryGetValue(v, out int all) && all > used.Count(u => u == v)).OrderBy(v => v.Id)];
        Value? start = left.Length == 0 && kept.Count == 0 && !ops.SelectMany(OpShape.Deep).Any(op => op is Push or Pop or Foreign || op.Defined.Any(_sums.Contains)) ? _triangle.Start(ops, builder) : null;
        Each(builder, isReversed, start, (b, d) =>
        {
            Dictionary<Value, Value> map = [];
            foreach (Value value in needed) _loaded.Add(map[value] = b.Load(_numbers.TryGetValue(value, out Value? numbers) ? numbers : throw new NotBatched(), d, values.NameOf(value)));
            foreach (Op op in ops) One(OpShape.WithOperands(op, Mapped), b, builder, d);
            foreach (Value value in left) b.Store(Numbers(value), d, value);
            foreach ((Value value, Value array) in kept)
            {
                // A sum is where it is to be, or else ends here.
                if (!_sums.Contains(value)) b.Store(array, d, Mapped(value));
                else if (_numbers[value] != array) b.Store(array, d, b.Load(_numbers[value], d));
            }

            Value Mapped(Value value) => map.TryGetValue(value, out Value? own) ? own : value;
        });
        foreach (Push push in pushes.Where(apart.Contains))
            Each(builder, isReversed: false, null, (b, d) => b.Add(new Push(push.Tape, dependence.Has(push.Item) ? b.Load(Numbers(push.Item), d) : push.Item)));
        waiting.Clear();
    }

    private Value Numbers(Value value) =>
        _numbers.TryGetValue(value, out Value? known) ? known : _numbers[value] = Make((ScalarType)value.Type, values.NameOf(value));

    private void Each(RegionBuilder builder, bool isReversed, Value? start, System.Action<RegionBuilder, Value> write)
    {
        Value direction = values.New(IrType.I32, "direction");
        RegionBuilder body = new(values) { IsLoop = true };
        write(body, direction);
        if (body.Ops.Count == 0) return;
        For loop = MemoryLoops.Each(builder, count, direction, body);
        builder.Add(loop with { Start = start ?? loop.Start, Reversed = isReversed });
    }

    /// <summary>Writes an op for one direction.</summary>
    private void One(Op op, RegionBuilder builder, RegionBuilder before, Value direction)
    {
        switch (op)
        {
            case Load o when dependence.Has(o.Array):
                builder.Add(new Load(o.Result, o.Array, At(o.Index)));
                break;
            case Store o:
                builder.Store(o.Array, At(o.Index), o.Item);
                break;
            case Accumulate o:
                builder.Accumulate(o.Array, At(o.Index), o.Item);
                break;
            case Binary o when _sums.Contains(o.Result):
                bool isLeft = _sums.Contains(o.Left);
                Value item = isLeft ? o.Right : o.Left;
                builder.Accumulate(_numbers[o.Result], direction, o.Kind == BinaryKind.Subtract ? builder.Negate(item) : item);
                break;
            case If or For or While:
                builder.Add(OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(region =>
                {
                    RegionBuilder inner = new(values);
                    foreach (Op own in region.Ops) One(own, inner, inner, direction);
                    return inner.Build(region.Parameters, region.Yields);
                })]));
                break;
            default:
                builder.Add(op);
                break;
        }

        Value At(Value index) => builder.Plus((dependence.Has(index) || _loaded.Contains(index) ? builder : before).Times(index, count), direction);
    }
}
