using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Whether every iteration of a loop writes each element of an array before it reads it.</summary>
/// <remarks>
/// Known to be written: what a loop "for (i = 0; i &lt; n; i++) h[i] = …" before it in the same iteration covers (all of h, if
/// n is its length), what a Clear covers, and an element stored just before under the same index. A read is safe where the
/// whole array is covered, where its index is that of a loop with a covered bound, or right after its store.
/// </remarks>
internal sealed class PrivateMemory
{
    private readonly Value _array;
    private readonly Value _count;
    private readonly Dictionary<Value, long> _constants;
    private readonly HashSet<Value> _same = [];
    private readonly HashSet<Value> _parts = [];
    private readonly HashSet<Value> _covered = [];
    private readonly Dictionary<Value, Value> _bounds = [];

    private PrivateMemory(New fresh, Dictionary<Value, long> constants)
    {
        _array = fresh.Result;
        _count = fresh.Count;
        _constants = constants;
        _same.Add(_array);
    }

    /// <param name="fresh">The array, made before the loop.</param>
    /// <param name="aliases">Slices of it made between it and the loop.</param>
    /// <param name="body">The loop's body.</param>
    /// <param name="constants">All constants of the method.</param>
    public static bool IsWrittenFirst(New fresh, IEnumerable<View> aliases, Region body, Dictionary<Value, long> constants)
    {
        PrivateMemory proof = new(fresh, constants);
        foreach (View alias in aliases) proof.Alias(alias);
        return proof.Check(body, []);
    }

    private bool IsZero(Value value) => _constants.TryGetValue(value, out long bits) && bits == 0;

    private void Alias(View view)
    {
        if (_same.Contains(view.Array) && IsZero(view.Start)) _same.Add(view.Result);
        else if (_same.Contains(view.Array) || _parts.Contains(view.Array)) _parts.Add(view.Result);
    }

    // What a region covers is forgotten after it: a branch may not be taken, a loop may not run.
    private bool Check(Region region, IEnumerable<Value> stored)
    {
        HashSet<Value> before = [.. _covered];
        bool safe = CheckOps(region, stored);
        _covered.IntersectWith(before);
        return safe;
    }

    private bool CheckOps(Region region, IEnumerable<Value> stored)
    {
        HashSet<Value> cells = [.. stored];
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case View view:
                    Alias(view);
                    break;
                case Load load when _same.Contains(load.Array) || _parts.Contains(load.Array):
                    if (!IsSafe(load, cells)) return false;
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
                    break;
                case Clear clear when _same.Contains(clear.Array):
                    if (clear.Array == _array) _covered.Add(_count);
                    break;
                case For loop when IsFromZero(loop):
                    _bounds[loop.Index] = loop.End;
                    if (!Check(loop.Body, cells)) return false;
                    if (loop.Body.Ops.Any(o => o is Store s && _same.Contains(s.Array) && s.Index == loop.Index)) _covered.Add(loop.End);
                    break;
                default:
                    foreach (Region inner in OpShape.Regions(op))
                        if (!Check(inner, cells)) return false;
                    break;
            }
        }

        return true;
    }

    private bool IsSafe(Load load, HashSet<Value> cells) =>
        _covered.Contains(_count)
        || (_same.Contains(load.Array) && (cells.Contains(load.Index) || (_bounds.TryGetValue(load.Index, out Value bound) && _covered.Contains(bound))));

    // A function reads all of what it is handed, and overwrites all of its outputs.
    private bool IsSafe(Foreign foreign)
    {
        if (foreign.Linear is not null) return false;
        int[] outputs = [.. foreign.Given?.Outputs ?? []];
        bool isRead = foreign.Arguments.Where((a, i) => !outputs.Contains(i)).Any(a => _same.Contains(a) || _parts.Contains(a));
        if (isRead && !_covered.Contains(_count)) return false;
        if (outputs.Any(i => _same.Contains(foreign.Arguments[i]) && foreign.Arguments[i] == _array)) _covered.Add(_count);
        return true;
    }

    private bool IsFromZero(For loop) => IsZero(loop.Start) && loop.Step == 1 && loop.Comparison == BinaryKind.Less && !loop.Reversed;
}
