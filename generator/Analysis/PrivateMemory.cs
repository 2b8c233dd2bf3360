using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Whether every iteration of a loop writes each element of an array before it reads it.</summary>
/// <remarks>
/// Known to be written: what a loop "for (i = 0; i &lt; n; i++) h[i] = …" before it in the same iteration covers (all of h, if
/// n is its length), what a Clear covers, and an element stored just before under the same index. Elements of constant indices that are stored before count for
/// a loop that begins behind them, whose iterations in turn find all before their own: h[0] = …; for (i = 1; …) h[i] = … h[i - 1]. A read is safe where the
/// whole array is covered, where its index is that of a loop with a covered bound, or right after its store.
/// </remarks>
internal sealed class PrivateMemory
{
    // So many elements may be written one by one.
    private const long MostFirst = 16;

    private readonly Value _array;
    private readonly Value _count;
    private readonly Dictionary<Value, long> _constants;
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly HashSet<Value> _same = [];
    private readonly HashSet<Value> _parts = [];
    private readonly HashSet<Bound> _covered = [];
    private readonly Dictionary<Value, Bound> _bounds = [];

    private PrivateMemory(New fresh, Region body, Dictionary<Value, long> constants)
    {
        _array = fresh.Result;
        _count = fresh.Count;
        _constants = constants;
        _same.Add(_array);
        foreach (Op op in OpShape.Deep(body))
            foreach (Value result in op.Defined) _definitions[result] = op;
    }

    /// <summary>Behind the last element: a value, or where that is null a constant.</summary>
    private readonly record struct Bound(Value? Value, long Constant);

    /// <param name="fresh">The array, made before the loop.</param>
    /// <param name="aliases">Slices of it made between it and the loop.</param>
    /// <param name="body">The loop's body.</param>
    /// <param name="constants">All constants of the method.</param>
    public static bool IsWrittenFirst(New fresh, IEnumerable<View> aliases, Region body, Dictionary<Value, long> constants)
    {
        PrivateMemory proof = new(fresh, body, constants);
        foreach (View alias in aliases) proof.Alias(alias);
        return proof.Check(body, [], []);
    }

    private bool IsZero(Value value) => _constants.TryGetValue(value, out long bits) && bits == 0;

    private Bound BoundOf(Value value) => _constants.TryGetValue(value, out long number) ? new(null, number) : new(value, 0);

    private void Alias(View view)
    {
        if (_same.Contains(view.Array) && IsZero(view.Start)) _same.Add(view.Result);
        else if (_same.Contains(view.Array) || _parts.Contains(view.Array)) _parts.Add(view.Result);
    }

    // What a region covers is forgotten after it: a branch may not be taken, a loop may not run.
    private bool Check(Region region, IEnumerable<Value> stored, IEnumerable<long> first)
    {
        HashSet<Bound> before = [.. _covered];
        bool safe = CheckOps(region, stored, first);
        _covered.IntersectWith(before);
        return safe;
    }

    private bool CheckOps(Region region, IEnumerable<Value> stored, IEnumerable<long> first)
    {
        HashSet<Value> cells = [.. stored];
        HashSet<long> numbers = [.. first];
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case View view:
                    Alias(view);
                    break;
                case Load load when _same.Contains(load.Array) || _parts.Contains(load.Array):
                    if (!IsSafe(load, cells, numbers)) return false;
                    break;
                case Foreign foreign when foreign.Arguments.Any(a => _same.Contains(a) || _parts.Contains(a)):
                    if (!IsSafe(foreign)) return false;
                    break;
                case Accumulate accumulate when _same.Contains(accumulate.Array) || _parts.Contains(accumulate.Array):
                    return false;
                case Invoke call when call.Arguments.Any(a => _same.Contains(a) || _parts.Contains(a)):
                    return false;
                case Store store when _same.Contains(store.Array):
                    cells.Add(store.Index);
                    if (_constants.TryGetValue(store.Index, out long number)) numbers.Add(number);
                    break;
                case Clear clear when _same.Contains(clear.Array):
                    if (clear.Array == _array) _covered.Add(BoundOf(_count));
                    break;
                case For loop when Start(loop) is { } start:
                    if (!CheckLoop(loop, start, cells, numbers)) return false;
                    break;
                default:
                    foreach (Region inner in OpShape.Regions(op))
                        if (!Check(inner, cells, numbers)) return false;
                    break;
            }
        }

        return true;
    }

    private bool CheckLoop(For loop, long start, HashSet<Value> cells, HashSet<long> numbers)
    {
        Bound bound = BoundOf(loop.End);
        if (bound.Value is null && loop.Comparison == BinaryKind.LessOrEqual) bound = new(null, bound.Constant + 1);
        if (bound.Value is not null && loop.Comparison == BinaryKind.LessOrEqual) return Check(loop.Body, cells, numbers);
        _bounds[loop.Index] = bound;
        bool covers = Enumerable.Range(0, (int)start).All(i => numbers.Contains(i)) && loop.Body.Ops.Any(o => o is Store s && _same.Contains(s.Array) && s.Index == loop.Index);
        Bound own = new(loop.Index, 0);
        if (covers) _covered.Add(own);
        bool safe = Check(loop.Body, cells, numbers);
        if (covers) _covered.Remove(own);
        if (covers) _covered.Add(bound);
        return safe;
    }

    private bool IsSafe(Load load, HashSet<Value> cells, HashSet<long> numbers) =>
        Covers(BoundOf(_count))
        || (_same.Contains(load.Array) && (cells.Contains(load.Index)
            || (_constants.TryGetValue(load.Index, out long number) && (numbers.Contains(number) || (number >= 0 && Covers(new Bound(null, number + 1)))))
            || (_bounds.TryGetValue(load.Index, out Bound bound) && Covers(bound))
            || IsBefore(load.Index)));

    private bool Covers(Bound bound) => _covered.Contains(bound) || (bound.Value is null && _covered.Any(c => c.Value is null && c.Constant >= bound.Constant));

    // i - 1 of an iteration that finds all before its own element written; before the first element is none.
    private bool IsBefore(Value index) =>
        _definitions.TryGetValue(index, out Op? op) && op is Binary { Kind: BinaryKind.Subtract } difference && _constants.TryGetValue(difference.Right, out long back) && back > 0
        && _covered.Contains(new Bound(difference.Left, 0));

    // A function reads all of what it is handed, and overwrites all of its outputs.
    private bool IsSafe(Foreign foreign)
    {
        if (foreign.Linear is not null) return false;
        int[] outputs = [.. foreign.Given?.Outputs ?? []];
        bool isRead = foreign.Arguments.Where((a, i) => !outputs.Contains(i)).Any(a => _same.Contains(a) || _parts.Contains(a));
        if (isRead && !Covers(BoundOf(_count))) return false;
        if (outputs.Any(i => _same.Contains(foreign.Arguments[i]) && foreign.Arguments[i] == _array)) _covered.Add(BoundOf(_count));
        return true;
    }

    // Of a loop over elements from the first on, or from a constant one.
    private long? Start(For loop) =>
        loop.Step == 1 && loop.Comparison is BinaryKind.Less or BinaryKind.LessOrEqual && !loop.Reversed && _constants.TryGetValue(loop.Start, out long start) && start is >= 0 and <= MostFirst ? start : null;
}
