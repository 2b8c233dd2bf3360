using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Decides which News need a common piece of memory, and where it is made.</summary>
/// <remarks>
/// A chosen array that is always one and the same New, made before, needs none. Several of them do, and one that a branch or
/// an iteration makes and another part of the program goes on using. Where it is not known before how long they are, or how many
/// of them are in use at a time, it is a heap.
/// </remarks>
internal sealed class Arenas
{
    // Each array in use costs a comparison with each slot, where memory is made.
    private const int MostInUse = 6;

    private readonly ValueFactory _values;
    private readonly Scopes _scopes;
    private readonly Origins _origins;
    private readonly Dictionary<Value, Arena> _ofNew = [];

    public Arenas(ValueFactory values, Scopes scopes, Origins origins, HeldArrays held)
    {
        Held = held;
        _values = values;
        _scopes = scopes;
        _origins = origins;
        foreach (List<Value> group in Group())
        {
            Arena[] arenas = [.. Parts(group).Select(part => Make(part, isHeap: false))];
            All.AddRange(Parts(group).All(IsKnown) && arenas.All(IsEnough) ? arenas : [Make(group, isHeap: true)]);
        }

        foreach (Arena arena in All)
            foreach (Spot spot in arena.Once.Concat(arena.Repeated.Select(r => r.Spot))) _ofNew[((New)spot.Op).Result] = arena;
    }

    public List<Arena> All { get; } = [];

    public HeldArrays Held { get; }

    public Arena? Of(Value fresh) => _ofNew.TryGetValue(fresh, out Arena? arena) ? arena : null;

    /// <summary>What tells apart the memory that the array may be.</summary>
    public IReadOnlyList<Value> Origins(Value array) =>
        [.. _origins.Of(array).Select(root => Held.Contains(root) ? Held.Any(root.Type) : Of(root)?.Memory ?? root).Distinct().OrderBy(root => root.Id)];

    private Arena Make(List<Value> group, bool isHeap)
    {
        Spot above = Above(group);
        string name = _values.NameOf(group[0]) is { Length: > 0 } known ? known + "Memory" : "memory";
        Arena arena = new(_values.New(isHeap ? new HeapType(((ArrayType)group[0].Type).Element) : group[0].Type, name), above);
        foreach (Spot spot in group.Select(root => _scopes.Spot(root)!))
        {
            if (isHeap || !IsRepeated(spot, above)) arena.Once.Add(spot);
            else arena.Repeated.Add((spot, []));
        }

        FindInUse(arena);
        return arena;
    }

    // Of what a T[][] holds, nobody knows when it is out of use.
    private bool IsEnough(Arena arena) =>
        arena.Slots <= MostInUse && !arena.Repeated.Any(r => _origins.IsDescribed(((New)r.Spot.Op).Result));

    /// <summary>All in one, or, where that would have to be made too early, those together that can be made at one place.</summary>
    private IEnumerable<List<Value>> Parts(List<Value> group) =>
        IsKnown(group) ? [group] : group.GroupBy(fresh => Above([fresh]).Op, ByReference<Op>.Instance).Select(part => part.ToList());

    /// <summary>Whether the lengths are known where the arena would be made.</summary>
    private bool IsKnown(List<Value> group)
    {
        Spot above = Above(group);
        Lengths lengths = new(_scopes, _origins);
        RegionBuilder unused = new(_values);
        return group.All(fresh => lengths.Early(((New)_scopes.Definition(fresh)!).Count, above, unused, v => v, unused.Length) is not null);
    }

    private IEnumerable<Value> Chosen(List<Value> group) => _origins.Chosen.Where(c => _origins.Of(c).Overlaps(group)).OrderBy(c => c.Id);

    private Spot Above(List<Value> group) => Spot.Above([.. group.Concat(Chosen(group)).Select(v => _scopes.Spot(v)!)]);

    private IEnumerable<List<Value>> Group()
    {
        List<List<Value>> groups = [];
        foreach (Value chosen in _origins.Chosen.OrderBy(c => c.Id))
        {
            Value[] fresh = [.. _origins.Of(chosen).Where(root => _scopes.Definition(root) is New)];
            if (fresh.Length == 0 || (fresh.Length == 1 && IsBefore(fresh[0], chosen) && !groups.Any(g => g.Contains(fresh[0])))) continue;
            List<Value> united = [.. fresh];
            foreach (List<Value> other in groups.Where(g => g.Any(united.Contains)).ToArray())
            {
                groups.Remove(other);
                united = [.. united.Union(other)];
            }

            groups.Add(united);
        }

        return groups.Select(g => g.OrderBy(v => v.Id).ToList()).OrderBy(g => g[0].Id);
    }

    private bool IsBefore(Value fresh, Value chosen) => _scopes.IsAvailable(fresh, _scopes.Spot(chosen)!);

    private static bool IsRepeated(Spot made, Spot arena)
    {
        for (Spot? around = made; around is not null && !ReferenceEquals(around.Region, arena.Region); around = around.Outer)
            if (around.Outer is { Op: Loop }) return true;
        return false;
    }

    /// <summary>At each New in a loop, the arrays that may be what the loop has made before and that are still used.</summary>
    private void FindInUse(Arena arena)
    {
        HashSet<Value> repeated = [.. arena.Repeated.Select(r => ((New)r.Spot.Op).Result)];
        for (int i = 0; i < arena.Repeated.Count; i++)
        {
            Spot spot = arena.Repeated[i].Spot;
            Value[] inUse = [.. _origins.Arrays
                .Where(a => _scopes.Definition(a) is not View && _origins.Of(a).Overlaps(repeated) && _scopes.IsAvailable(a, spot) && _scopes.IsUsedAfter(a, spot))
                .OrderBy(a => a.Id)];
            arena.Repeated[i] = (spot, inUse);
        }
    }
}
