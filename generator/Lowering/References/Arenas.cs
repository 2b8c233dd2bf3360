using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Decides which News need a common piece of memory, and where it is made.</summary>
/// <remarks>
/// A chosen array that is always one and the same New, made before, needs none. Several of them do, and one that a branch or
/// an iteration makes and another part of the program goes on using.
/// </remarks>
internal sealed class Arenas
{
    // Each array in use costs a comparison with each slot, where memory is made.
    private const int MostInUse = 6;

    private const string Length = "how long the memory is that it is given there is not known before; make it before, with 'new'";
    private const string InUse = "too much of the memory that a loop makes is in use at a time; make it before the loop";

    private readonly Scopes _scopes;
    private readonly Origins _origins;
    private readonly Dictionary<Value, Arena> _ofNew = [];

    public Arenas(ValueFactory values, Scopes scopes, Origins origins, MemoryChoices choices)
    {
        _scopes = scopes;
        _origins = origins;
        foreach (List<Value> group in Group())
        {
            Spot[] made = [.. group.Select(root => scopes.Spot(root)!)];
            Value[] chosen = [.. origins.Chosen.Where(c => origins.Of(c).Overlaps(group)).OrderBy(c => c.Id)];
            Spot above = Spot.Above([.. made, .. chosen.Select(c => scopes.Spot(c)!)]);
            Arena arena = new(values.New(group[0].Type, values.NameOf(group[0]) is { Length: > 0 } name ? name + "Memory" : "memory"), above);
            foreach (Spot spot in made)
            {
                _ofNew[((New)spot.Op).Result] = arena;
                if (IsRepeated(spot, above)) arena.Repeated.Add((spot, []));
                else arena.Once.Add(spot);
            }

            FindInUse(arena);
            Lengths lengths = new(scopes, origins);
            RegionBuilder unused = new(values);
            if (made.Any(spot => lengths.Early(((New)spot.Op).Count, above, unused, v => v) is null)) throw choices.Refuse(chosen, Length);
            if (arena.Slots > MostInUse) throw choices.Refuse(chosen, InUse);
            All.Add(arena);
        }
    }

    public List<Arena> All { get; } = [];

    public Arena? Of(Value fresh) => _ofNew.TryGetValue(fresh, out Arena? arena) ? arena : null;

    /// <summary>What tells apart the memory that the array may be.</summary>
    public IReadOnlyList<Value> Origins(Value array) =>
        [.. _origins.Of(array).Select(root => Of(root)?.Memory ?? root).Distinct().OrderBy(root => root.Id)];

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
