using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Where an op stands.</summary>
/// <param name="outer">The op that holds its region; null in the method's body.</param>
/// <param name="region">The region that it is an op of.</param>
/// <param name="index">Its place there.</param>
/// <param name="op">The op.</param>
internal sealed class Spot(Spot? outer, Region region, int index, Op op)
{
    public Spot? Outer { get; } = outer;

    public Region Region { get; } = region;

    public int Index { get; } = index;

    public Op Op { get; } = op;

    /// <summary>The spots around it and itself, from the method's body inwards.</summary>
    public IReadOnlyList<Spot> Chain()
    {
        List<Spot> chain = [];
        for (Spot? at = this; at is not null; at = at.Outer) chain.Add(at);
        chain.Reverse();
        return chain;
    }

    /// <summary>Itself, or the op around it, that is one of the region's.</summary>
    public Spot? In(Region region)
    {
        for (Spot? at = this; at is not null; at = at.Outer)
            if (ReferenceEquals(at.Region, region)) return at;
        return null;
    }

    /// <summary>The last op that comes before all of them, or is around them.</summary>
    public static Spot Above(IReadOnlyList<Spot> spots)
    {
        IReadOnlyList<Spot>[] chains = [.. spots.Select(s => s.Chain())];
        Spot first = chains[0][0];
        for (int depth = 0; chains.All(c => c.Count > depth && ReferenceEquals(c[depth].Region, chains[0][depth].Region)); depth++)
            first = chains.Select(c => c[depth]).OrderBy(s => s.Index).First();
        return first;
    }
}
