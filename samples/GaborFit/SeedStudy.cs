using System.Collections.Generic;
using System.Linq;

namespace GaborFit;

/// <summary>How often SGD reaches the global minimum: one drawn path says little about a random method.</summary>
internal sealed class SeedStudy
{
    public const int Seeds = 100;

    // For each seed, the starts from which it leads to the global minimum.
    private readonly List<HashSet<Start>> _reached =
        [.. Enumerable.Range(0, Seeds).Select(seed => Start.All.Where(start => Reaches(start, seed)).ToHashSet())];

    /// <summary>The first of the seeds that reach it from the most starts: the one whose paths are worth drawing.</summary>
    public int Luckiest => _reached.IndexOf(_reached.MaxBy(starts => starts.Count)!);

    /// <summary>How many seeds reach it from a start.</summary>
    public int CountFrom(Start start) => _reached.Count(starts => starts.Contains(start));

    private static bool Reaches(Start start, int seed) => Descent.Run(Methods.Sgd, start, seed).ReachedGlobalMinimum;
}
