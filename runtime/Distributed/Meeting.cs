using System;

namespace AutoDiffGen.Distributed;

/// <summary>What processes that go through a run together tell each other on the way: whether a condition holds in any of them, and that all are at the same place with the same point.</summary>
/// <remarks>
/// <para>The place is 64 bits, a count or the <see cref="Fingerprint"/> of a point. Of each of its four parts h of 16 bits the sums of h and of h² are made, which doubles hold exactly for up to two million processes. A process compares
/// them with size·h and size·h² of its own; where some h differs, Σh² &gt; (Σh)²/size, so that no process finds both as they should be: all of them learn of it.</para>
/// <para>Each question is one sum of as many numbers, so that processes of which one is at another question learn that too, instead of waiting.</para>
/// </remarks>
internal static class Meeting
{
    // Of 16 bits each.
    private const int Parts = 4;

    /// <summary>The sums of two numbers, and whether all processes are at the same place.</summary>
    internal static (double First, double Second, bool IsTogether) Sum(IProcessGroup group, double first, double second, ulong place)
    {
        if (group.Size == 1) return (first, second, true);
        Span<double> sums = stackalloc double[2 + 2 * Parts];
        (sums[0], sums[1]) = (first, second);
        for (int i = 0; i < Parts; i++)
        {
            double h = Part(place, i);
            (sums[2 + 2 * i], sums[3 + 2 * i]) = (h, h * h);
        }

        group.SumInPlace(sums);
        bool isTogether = true;
        for (int i = 0; i < Parts; i++)
        {
            double h = Part(place, i);
            isTogether &= sums[2 + 2 * i] == group.Size * h && sums[3 + 2 * i] == group.Size * (h * h);
        }

        return (sums[0], sums[1], isTogether);
    }

    /// <summary>Whether each of two conditions holds in any process.</summary>
    /// <exception cref="ProcessGroupException">Not all are at the same place; thrown in all of them.</exception>
    internal static (bool First, bool Second) Any(IProcessGroup group, bool first, bool second, ulong place)
    {
        (double firsts, double seconds, bool isTogether) = Sum(group, first ? 1 : 0, second ? 1 : 0, place);
        return isTogether ? (firsts > 0, seconds > 0) : throw Apart(group);
    }

    /// <summary>Whether all processes are at the same place, for those who say it in other words.</summary>
    internal static bool IsTogether(IProcessGroup group, ulong place) => Sum(group, 0, 0, place).IsTogether;

    /// <summary>Requires that all processes are at the same place, which may be the fingerprint of a point.</summary>
    /// <exception cref="ProcessGroupException">They are not; thrown in all of them.</exception>
    internal static void Require(IProcessGroup group, ulong place) => Any(group, false, false, place);

    internal static ProcessGroupException Apart(IProcessGroup group) => new(
        $"The points of process {group.Rank} and of the others have drifted apart, or they are at different steps of a run. Usually one has other settings, as a schedule of other rates, or computes what it does not share: "
        + "a loss is shared by SharedLoss, a Hessian or its product by SumInPlace of the group. Machines whose processors round differently make other points too.");

    private static double Part(ulong place, int part) => (place >> (16 * part)) & 0xFFFF;
}
