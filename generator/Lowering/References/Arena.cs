using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One piece of memory for all the News that a chosen array may be.</summary>
/// <remarks>
/// What is made once has a part of its own. What a loop makes again and again goes to one of several slots behind these: to
/// the first that none of the arrays in use lies in. That there is one slot more than such arrays is what makes it possible.
/// Where lengths are not known before, or too many arrays are in use, it is a heap, of which each New takes a part for good.
/// </remarks>
internal sealed class Arena(Value memory, Spot spot)
{
    /// <summary>The memory; stands for its News among the origins.</summary>
    public Value Memory { get; } = memory;

    public bool IsHeap => Memory.Type is HeapType;

    /// <summary>Right before this it is made.</summary>
    public Spot Spot { get; } = spot;

    /// <summary>Made once each time that the arena is; of a heap, all.</summary>
    public List<Spot> Once { get; } = [];

    /// <summary>Made again and again, with the arrays in use at that point.</summary>
    public List<(Spot Spot, IReadOnlyList<Value> InUse)> Repeated { get; } = [];

    public int Slots => Repeated.Count == 0 ? 0 : Repeated.Max(r => r.InUse.Count) + 1;

    public bool IsZeroed => Once.Any(s => ((New)s.Op).Zeroed);

    // Set where it is made.

    /// <summary>Where the slots begin.</summary>
    public Value SlotsStart { get; set; } = null!;

    public Value SlotSize { get; set; } = null!;

    /// <summary>Where the part of each New that is made once begins.</summary>
    public Dictionary<Value, Value> Starts { get; } = [];
}
