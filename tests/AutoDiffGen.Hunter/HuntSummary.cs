using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AutoDiffGen.Hunter;

/// <summary>What a hunt came to.</summary>
internal sealed class HuntSummary
{
    public int Programs { get; set; }

    public int Invalid { get; set; }

    public long Compared { get; set; }

    public long NotZero { get; set; }

    public long Skipped { get; set; }

    public long Threw { get; set; }

    public long Differences { get; set; }

    public long Directions { get; set; }

    public TimeSpan Time { get; set; }

    public long FirstSeed { get; set; }

    /// <summary>For each kind of failure how often it happened, and the seed of the first program.</summary>
    public SortedDictionary<string, (int Count, long Seed)> Failures { get; } = new(StringComparer.Ordinal);

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Programs} programs, seeds {FirstSeed} to {FirstSeed + Programs - 1}, in {Time.TotalSeconds:F1} s ({Programs / Time.TotalSeconds:F1} a second)\n");
        text.Append(CultureInfo.InvariantCulture, $"{Compared} components compared, {NotZero} of them not 0; {Skipped} not finite or at a tie; {Differences} checked by differences; {Directions} pushforwards and Hessian-vector products compared; {Threw} calls threw as they should\n");
        text.Append(CultureInfo.InvariantCulture, $"{Invalid} programs were no C#, {Failures.Values.Sum(f => f.Count)} failed\n");
        foreach ((string kind, (int count, long seed)) in Failures) text.Append(CultureInfo.InvariantCulture, $"{count,8}  {kind} (seed {seed})\n");
        return text.ToString();
    }
}
