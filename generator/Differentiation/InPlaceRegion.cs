using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.FixedPoints;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>
/// A region whose reverse follows its forward in the same scope, so that its values need no storage: a method's body,
/// and, inside it, the loops and branches that fuse.
/// </summary>
/// <remarks>
/// A loop fuses, each iteration going forward and back at once, when
/// it only adds to the active values that it carries (<see cref="AdditiveCarry"/>), so that no iteration's adjoint waits
/// for a later iteration; the adjoints of its results are known before it runs, perhaps after moving the few pure ops
/// that compute them; and it writes no active memory from outside, nor is what it reads written again afterwards.
/// A branch fuses under the last two conditions. What does not fuse is split: <see cref="SplitStorage"/>; a loop that keeps few of its
/// states runs again: <see cref="CheckpointedLoop"/>.
/// </remarks>
internal sealed class InPlaceRegion
{
    private readonly AdjointContext _context;
    private readonly ReverseSweep _sweep;
    private readonly AdjointScope _scope;
    private readonly HashSet<Value> _writtenLater;
    private readonly HashSet<Value> _writtenHere = [];
    private readonly LinkedList<Op> _forward = new();

    /// <param name="context">The primal.</param>
    /// <param name="scope">Where the reverse is collected; holds the adjoints of the region's yields.</param>
    /// <param name="writtenLater">Roots that are written after this region, before its memory is out of use.</param>
    private InPlaceRegion(AdjointContext context, AdjointScope scope, HashSet<Value> writtenLater)
    {
        _context = context;
        _sweep = new ReverseSweep(context);
        _scope = scope;
        _writtenLater = [.. writtenLater];
    }

    /// <summary>The region's ops, forward then reverse; adjoints of values from outside are left in the scope.</summary>
    public static List<Op> Build(AdjointContext context, Region region, AdjointScope scope, HashSet<Value> writtenLater)
    {
        InPlaceRegion building = new(context, scope, writtenLater);
        building.Process(region);
        return [.. building._forward, .. scope.Builder.Ops];
    }

    private void Process(Region region)
    {
        Dictionary<Op, RegionBuilder> shadows = new(ByReference<Op>.Instance);
        foreach (Op op in region.Ops)
        {
            if (!_sweep.IsFreshAndActive(op)) continue;
            RegionBuilder builder = new(_context.Values);
            _sweep.AllocateShadow(op, builder);
            shadows[op] = builder;
        }

        for (int i = region.Ops.Count - 1; i >= 0; i--)
        {
            Op op = region.Ops[i];
            if (op is For { IsSolution: true } solution)
            {
                if (_sweep.Contributes(op, _scope)) FixedPointReverse.Add(_context, solution, _scope);
                _forward.AddFirst(op);
            }
            else if (op is If or Loop && _sweep.Contributes(op, _scope))
            {
                if (!TryFuse(op)) Split(op);
            }
            else
            {
                RegionBuilder? before = null;
                _sweep.Simple(op, _scope, call =>
                {
                    (before, RegionBuilder after) = Keep(call);
                    Prepend(after.Ops);
                });
                if (shadows.TryGetValue(op, out RegionBuilder? builder)) Prepend(builder.Ops);
                _forward.AddFirst(_context.Functions.Forward(op));
                if (before is not null) Prepend(before.Ops);
            }

            HashSet<Value> written = _context.Roots.WrittenBy(op);
            _writtenLater.UnionWith(written);
            _writtenHere.UnionWith(written);
        }
    }

    // The reverse follows at the end of this region: what is written after that is none of its business.
    private (RegionBuilder Before, RegionBuilder After) Keep(Foreign call) => _context.Kept.Keep(
        call,
        _context,
        array => _writtenHere.Contains(_context.Roots.Of(array)) || _context.Roots.Memory.Of(array).Any(_context.MayChange),
        _ => false,
        (array, builder) => GivenMemory.Copy(array, builder, _context.Values.NameOf(array) is { Length: > 0 } name ? name + "Kept" : ""));

    private void Prepend(IReadOnlyList<Op> ops)
    {
        for (int i = ops.Count - 1; i >= 0; i--) _forward.AddFirst(ops[i]);
    }

    private void Split(Op op)
    {
        if (op is For { Checkpoints: > 0 } loop)
        {
            Prepend(CheckpointedLoop.InPlace(_context, loop, _scope, _writtenLater));
            return;
        }

        RegionBuilder allocations = new(_context.Values);
        HashSet<Value> written = [.. _writtenLater, .. _context.Roots.WrittenBy(op)];
        SplitStorage storage = new(_context, op, allocations, written);
        _sweep.Split(op, _scope, storage);
        _forward.AddFirst(storage.Forward(op));
        Prepend(allocations.Ops);
    }

    private bool TryFuse(Op op)
    {
        if (op is Loop loop && !OnlyAdds(loop)) return false;
        if (!MemoryAllows(op)) return false;

        Value[] seeds = [.. OpShape.Results(op).Select(_scope.Of).OfType<Value>()];
        if (Movable(op, seeds) is not { } moved) return false;

        RegionBuilder zeros = new(_context.Values);
        Op fused = op is If branch ? FusedBranch(branch) : FusedLoop((Loop)op, zeros);
        foreach (Op definition in moved)
            if (!_forward.Remove(definition)) _scope.Builder.Remove(definition);
        _forward.AddFirst(fused);
        Prepend(zeros.Ops);
        Prepend(moved);
        return true;
    }

    private bool OnlyAdds(Loop loop)
    {
        (Region body, int first) = Activity.Body(loop);
        for (int i = 0; i < loop.Results.Count; i++)
        {
            bool flows = _context.Activity.IsActive(body.Parameters[first + i]) || _scope.Of(loop.Results[i]) is not null;
            if (flows && !AdditiveCarry.Is(loop, i)) return false;
        }

        return true;
    }

    private bool MemoryAllows(Op op)
    {
        HashSet<Value> inside = [.. OpShape.Deep(op).Where(o => o is New or NewHeap).Select(o => OpShape.Results(o)[0])];
        bool writesOutside = _context.Roots.WrittenBy(op).Any(r => !inside.Contains(r) && _context.Activity.IsActive(r));
        bool readsWhatIsWrittenLater = _context.Roots.ReadBy(op).Any(r => !inside.Contains(r) && _context.Activity.IsActive(r) && _writtenLater.Contains(r));
        return !writesOutside && !readsWhatIsWrittenLater;
    }

    /// <summary>The ops after the given one, in order, that compute these values and could as well stand before it.</summary>
    /// <returns>Null where one of the values depends on the op, on memory, or on anything else that stays after it.</returns>
    private List<Op>? Movable(Op op, IEnumerable<Value> values)
    {
        Dictionary<Value, Op> after = [];
        foreach (Op later in _forward.Concat(_scope.Builder.Ops).Prepend(op))
            foreach (Value result in OpShape.Results(later)) after[result] = later;

        HashSet<Op> needed = new(ByReference<Op>.Instance);
        foreach (Value value in values)
            if (!Collect(value)) return null;
        return [.. _forward.Concat(_scope.Builder.Ops).Where(needed.Contains)];

        bool Collect(Value value)
        {
            if (!after.TryGetValue(value, out Op? definition)) return true;
            if (definition is not PureOp || CanThrow(definition)) return false;
            // Code of others may change the state meanwhile.
            if (definition is External && _context.RunsForeignCode) return false;
            if (!needed.Add(definition)) return true;
            return OpShape.Operands(definition).All(Collect);
        }
    }

    private static bool CanThrow(Op op) =>
        op is View or Row || (op is Call call && RuleTable.MayThrow(call)) || op is Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } division && division.Result.Type.IsInteger;

    private If FusedBranch(If branch)
    {
        Value[] outer = [.. _sweep.ActiveFree(branch.Then).Union(_sweep.ActiveFree(branch.Else))];
        AdjointScope then = Half(branch.Then, out List<Op> thenOps), otherwise = Half(branch.Else, out List<Op> otherwiseOps);
        Value[] changed = [.. outer.Where(v => then.Of(v) is not null || otherwise.Of(v) is not null)];
        Value[] results = [.. changed.Select(_sweep.Fresh)];

        If fused = new(
            branch.Results.Concat(results).ToEquatable(),
            branch.Condition,
            Finish(branch.Then, then, thenOps),
            Finish(branch.Else, otherwise, otherwiseOps));
        foreach ((Value primal, Value adjoint) in changed.Zip(results, (p, a) => (p, a))) _scope.Add(primal, adjoint);
        return fused;

        AdjointScope Half(Region region, out List<Op> ops)
        {
            AdjointScope inner = new(new RegionBuilder(_context.Values));
            _sweep.Seed(region.Yields, branch.Results.Select(_scope.Of), inner);
            ops = Build(_context, region, inner, _writtenLater);
            return inner;
        }

        Region Finish(Region region, AdjointScope inner, List<Op> ops)
        {
            RegionBuilder builder = new(_context.Values);
            builder.AddRange(ops);
            Value[] adjoints = [.. changed.Select(v => inner.Of(v) ?? builder.Zero(v.Type))];
            return builder.Build([], region.Yields.Concat(adjoints));
        }
    }

    private Loop FusedLoop(Loop loop, RegionBuilder zeros)
    {
        (Region body, _) = Activity.Body(loop);
        Value[] outer = [.. _sweep.ActiveFree(body)];
        Value[] sums = [.. outer.Select(_sweep.Fresh)], results = [.. outer.Select(_sweep.Fresh)];

        AdjointScope inner = new(new RegionBuilder(_context.Values));
        for (int i = 0; i < outer.Length; i++) inner.Set(outer[i], sums[i]);
        _sweep.Seed(body.Yields, loop.Results.Select(_scope.Of), inner);

        List<Op> ops = Build(_context, body, inner, _writtenLater);
        Region both = new(
            body.Parameters.Concat(sums).ToEquatable(),
            ops.ToEquatable(),
            body.Yields.Concat(outer.Select(inner.OrZero)).ToEquatable());

        EquatableArray<Value> initial = loop.Initial.Concat(outer.Select(v => zeros.Zero(v.Type))).ToEquatable();
        Loop fused = loop switch
        {
            // What fuses keeps no state.
            For counted => counted with { Results = loop.Results.Concat(results).ToEquatable(), Initial = initial, Body = both, Checkpoints = 0 },
            While open => new While(
                loop.Results.Concat(results).ToEquatable(),
                initial,
                open.Condition with { Parameters = open.Condition.Parameters.Concat(sums.Select(s => _context.Values.New(s.Type))).ToEquatable() },
                both),
            _ => loop,
        };

        for (int i = 0; i < outer.Length; i++) _scope.Add(outer[i], results[i]);

        // What goes in comes out with something added: the adjoint is the same on both sides.
        for (int i = 0; i < loop.Results.Count; i++)
            if (_context.Activity.IsActive(loop.Initial[i])) _scope.Add(loop.Initial[i], _scope.Of(loop.Results[i]));
        return fused;
    }
}
