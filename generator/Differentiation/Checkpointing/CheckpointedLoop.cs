using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The reverse of a loop that keeps few of its states, and runs the loop again from these.</summary>
/// <remarks>
/// s' = for i from a to b carrying s = s0 { f(i, s) }   becomes
/// k, s' = advance(a, b, s0, 0)                                        the loop itself, keeping states on its way
/// k, s̄ = while k > 0 {                                                for i = b - 1 … a
///   k, s = advance(kept at, i, kept s, k - 1);  f and its reverse at i, in place }
/// where advance(from, last, s, k) keeps s at from as state k, runs up to where the next is worth keeping, keeps that, …, up to last.
/// The state that is advanced from is kept again, so that it is given up where there is no way to go: its step has been reversed.
/// What runs again writes to copies of the memory that the loop writes: the rest of the method may still need what is there.
/// </remarks>
internal sealed class CheckpointedLoop
{
    private readonly AdjointContext _context;
    private readonly ReverseSweep _sweep;
    private readonly For _loop;
    private readonly ValueFactory _values;
    private readonly Value _end;
    private readonly KeptStates _kept;

    private CheckpointedLoop(AdjointContext context, For loop, IReadOnlyList<(Value Root, Value Count)> written, RegionBuilder builder)
    {
        (_context, _loop, _values) = (context, loop, context.Values);
        _sweep = new ReverseSweep(context);
        _end = End(builder);
        _kept = new KeptStates(context, loop, _end, written, builder);
    }

    /// <summary>Where the reverse follows the forward in the same scope: that keeps states already.</summary>
    /// <param name="context">The primal.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="scope">Where the reverse is collected.</param>
    /// <param name="writtenLater">Roots that are written after the loop, before it is reversed.</param>
    /// <returns>The loop as it runs forward.</returns>
    public static IReadOnlyList<Op> InPlace(AdjointContext context, For loop, AdjointScope scope, HashSet<Value> writtenLater)
    {
        RegionBuilder forward = new(context.Values), reverse = scope.Builder;
        LoopMemory memory = new(context, loop);
        (Value Root, Value Count)[] written = [.. memory.Written.Select(r => (r, context.Count(r, forward)))];
        CheckpointedLoop checkpointed = new(context, loop, written, forward);
        MovedMemory moved = new(context, reverse);
        foreach (Value root in memory.Read.Where(r => writtenLater.Contains(r) || context.MayChange(r)))
        {
            Value count = context.Count(root, forward), copy = forward.New(LoopMemory.Element(root), count, zeroed: false, context.Values.NameOf(root));
            MemoryLoops.Copy(forward, root, copy, count);
            moved.Move(root, copy);
        }

        forward.Add(new Note(checkpointed._kept.Text));
        (Value kept, _) = checkpointed.Advance(forward, loop.Start, checkpointed._end, loop.Initial, forward.Integer(IrType.I32, 0), moved: null);
        foreach ((Value root, Value count) in written) moved.Move(root, reverse.New(LoopMemory.Element(root), count, zeroed: false, context.Values.NameOf(root)));
        checkpointed.Reverse(scope, kept, moved);
        return forward.Ops;
    }

    /// <summary>Where the forward has run as it stands: the loop runs forward once more, from what it was handed.</summary>
    /// <param name="context">The primal.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="region">The region that it is in.</param>
    /// <param name="scope">Where the reverse is collected.</param>
    /// <param name="storage">Of the top around it.</param>
    public static void Apart(AdjointContext context, For loop, Region region, AdjointScope scope, SplitStorage storage)
    {
        RegionBuilder before = new(context.Values), reverse = scope.Builder;
        LoopMemory memory = new(context, loop);
        MovedMemory moved = new(context, reverse);
        List<(Value Root, Value Count)> written = [];
        foreach (Value root in memory.Written.Concat(memory.Read.Where(r => !storage.IsReadAgain(r))))
        {
            // One part of a heap a run of the loop: how many there are, and how long, is not known before.
            string name = context.Values.NameOf(root);
            Value heap = storage.NewHeap(LoopMemory.Element(root), name.Length == 0 ? "" : name + "Before");
            Value count = before.Length(root, context.ArrivesNull(root)), start = before.Take(heap, count);
            MemoryLoops.Copy(before, root, before.View(heap, start, count), count);
            Value found = reverse.View(heap, start, count);
            if (!memory.Written.Contains(root))
            {
                moved.Move(root, found);
                continue;
            }

            Value copy = reverse.New(LoopMemory.Element(root), count, zeroed: false, name);
            MemoryLoops.Copy(reverse, found, copy, count);
            moved.Move(root, copy);
            written.Add((root, count));
        }

        storage.Before(loop, region, before.Ops);
        CheckpointedLoop checkpointed = new(context, loop, written, reverse);
        reverse.Add(new Note(checkpointed._kept.Text));
        (Value kept, _) = checkpointed.Advance(reverse, loop.Start, checkpointed._end, loop.Initial, reverse.Integer(IrType.I32, 0), moved);
        checkpointed.Reverse(scope, kept, moved);
    }

    /// <summary>The first index that is none of the loop's; behind a loop that does not run, none that it would come to.</summary>
    private Value End(RegionBuilder builder)
    {
        bool inclusive = _loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
        ScalarType type = (ScalarType)_loop.End.Type;
        if (_loop.Step is 1 or -1) return inclusive ? builder.Plus(_loop.End, builder.Integer(type, _loop.Step)) : _loop.End;
        return builder.Checkpoint(type, "End", [_loop.Start, _loop.End, builder.Integer(type, _loop.Step), builder.Truth(inclusive)]);
    }

    /// <summary>Runs the loop from one of its indices up to another one, and keeps states on the way.</summary>
    /// <param name="builder">Receives the ops.</param>
    /// <param name="from">The index to begin with.</param>
    /// <param name="last">The index to stop at.</param>
    /// <param name="initial">The carried values there.</param>
    /// <param name="kept">How many states have been kept before.</param>
    /// <param name="moved">The memory that it runs on; null where it is the loop itself.</param>
    /// <returns>How many are kept then, and the carried values.</returns>
    private (Value Kept, Value[] State) Advance(RegionBuilder builder, Value from, Value last, IReadOnlyList<Value> initial, Value kept, MovedMemory? moved)
    {
        IrType index = _loop.Index.Type;
        Value at = _values.New(index, "at"), slot = _values.New(IrType.I32, "kept");
        Value[] state = Fresh(_loop.Body.Parameters.Skip(1));
        RegionBuilder body = new(_values);
        _kept.Keep(body, slot, at, state, moved);
        Value more = body.Binary(BinaryKind.Add, slot, body.Integer(IrType.I32, 1), "kept");
        List<Value> arguments = [at, last, body.Minus(_kept.Most, more)];
        if (_loop.Step != 1) arguments.Add(body.Integer((ScalarType)index, _loop.Step));
        Value next = body.Checkpoint(index, "Next", arguments, "next");
        For some = _loop with
        {
            Results = Fresh(_loop.Results).ToEquatable(),
            Start = at,
            Comparison = _loop.Step > 0 ? BinaryKind.Less : BinaryKind.Greater,
            End = next,
            Initial = state.ToEquatable(),
            Checkpoints = 0,
        };
        if (moved is not null) some = (For)OpShape.Copy(some, _values, moved.Of(OpShape.FreeValues(some)));
        body.Add(some);

        Value tested = _values.New(index);
        RegionBuilder condition = new(_values);
        Value goes = condition.Binary(some.Comparison, tested, last);
        Value[] results = moved is null ? [.. _loop.Results] : Fresh(_loop.Results);
        Value count = _values.New(IrType.I32, "kept");
        builder.Add(new While(
            EquatableArray.Of([_values.New(index, "at"), .. results, count]),
            EquatableArray.Of([from, .. initial, kept]),
            condition.Build([tested, .. Fresh(state), _values.New(IrType.I32)], [goes]),
            body.Build([at, .. state, slot], [next, .. some.Results, more])));
        return (count, results);
    }

    /// <summary>The steps from the last to the first: each gets to its state from the last one that is kept.</summary>
    private void Reverse(AdjointScope scope, Value kept, MovedMemory moved)
    {
        RegionBuilder builder = scope.Builder;
        Region body = _loop.Body;
        int[] carried = [.. Enumerable.Range(0, _loop.Results.Count).Where(i => _context.Activity.IsActive(body.Parameters[1 + i]) || scope.Of(_loop.Results[i]) is not null)];
        Value[] outer = [.. _sweep.ActiveFree(body)];
        Value[] next = [.. carried.Select(i => _sweep.Fresh(body.Parameters[1 + i]))], sums = [.. outer.Select(_sweep.Fresh)];
        Value[] initial = [.. carried.Select(i => scope.OrZero(_loop.Results[i])), .. outer.Select(scope.OrZero)];

        IReadOnlyList<Op> step = Step(carried, outer, next, sums, out Value[] adjoints);
        RegionBuilder again = new(_values);
        again.Add(new Note("the last step first, each from the last state that is kept before it"));
        Value behind = _values.New(_loop.Index.Type), slots = _values.New(IrType.I32, "kept");
        string name = _values.NameOf(_loop.Index);
        Value last = again.Binary(BinaryKind.Subtract, behind, again.Integer((ScalarType)behind.Type, _loop.Step), name.Length == 0 ? "last" : name);
        Value slot = again.Minus(slots, again.Integer(IrType.I32, 1));
        (Value at, Value[] found) = _kept.Take(again, slot, moved);
        (Value left, Value[] state) = Advance(again, at, last, found, slot, moved);

        // The step's ops stand in the loop itself too: here they are others, of the state at hand and of memory of their own.
        HashSet<Value> free = OpShape.FreeValues(new Region(EquatableArray<Value>.Empty, step.ToEquatable(), adjoints.ToEquatable()));
        Dictionary<Value, Value> map = moved.Of(free);
        map[_loop.Index] = last;
        for (int i = 0; i < state.Length; i++) map[body.Parameters[1 + i]] = state[i];
        foreach (Op op in step) again.Add(OpShape.Copy(op, _values, map));

        Value[] results = [.. next.Concat(sums).Select(v => _values.New(v.Type, _values.NameOf(v)))];
        RegionBuilder condition = new(_values);
        Value tested = _values.New(IrType.I32);
        Value goes = condition.Binary(BinaryKind.Greater, tested, condition.Integer(IrType.I32, 0));
        builder.Add(new While(
            EquatableArray.Of([_values.New(behind.Type), _values.New(IrType.I32), .. results]),
            EquatableArray.Of([_end, kept, .. initial]),
            condition.Build([_values.New(behind.Type), tested, .. Fresh(next), .. Fresh(sums)], [goes]),
            again.Build([behind, slots, .. next, .. sums], [last, left, .. adjoints.Select(a => map.TryGetValue(a, out Value mapped) ? mapped : a)])));

        for (int i = 0; i < outer.Length; i++) scope.Set(outer[i], results[carried.Length + i]);
        for (int i = 0; i < carried.Length; i++)
            if (_context.Activity.IsActive(_loop.Initial[carried[i]])) scope.Add(_loop.Initial[carried[i]], results[i]);
    }

    /// <summary>One step and its reverse, as if the values of the loop's body were in scope.</summary>
    private List<Op> Step(int[] carried, Value[] outer, Value[] next, Value[] sums, out Value[] adjoints)
    {
        Region body = _loop.Body;
        AdjointScope inner = new(new RegionBuilder(_values));
        for (int i = 0; i < outer.Length; i++) inner.Set(outer[i], sums[i]);
        _sweep.Seed([.. carried.Select(i => body.Yields[i])], next.Select(n => (Value?)n), inner);
        List<Op> ops = InPlaceRegion.Build(_context, body, inner, []);
        int before = inner.Builder.Ops.Count;
        adjoints = [.. carried.Select(i => inner.OrZero(body.Parameters[1 + i])), .. outer.Select(inner.OrZero)];
        ops.AddRange(inner.Builder.Ops.Skip(before));
        return ops;
    }

    private Value[] Fresh(IEnumerable<Value> like) => [.. like.Select(v => _values.New(v.Type, _values.NameOf(v)))];
}
