using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Which features programs may have.</summary>
internal static class Features
{
    /// <summary>What programs are grown with unless asked otherwise.</summary>
    public static IReadOnlyList<Feature> Default { get; } = Enum.GetValues<Feature>();

    /// <summary>The default with some added ("+Structs") and some taken away ("-Steps").</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    public static IReadOnlyList<Feature> Parse(string changes)
    {
        HashSet<Feature> features = [.. Default];
        foreach (string change in changes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (change == "none")
            {
                features.Clear();
                continue;
            }

            if (!Enum.TryParse(change.TrimStart('+', '-'), out Feature feature)) throw new ArgumentException($"There is no feature '{change}'.");
            if (change[0] == '-') features.Remove(feature);
            else features.Add(feature);
        }

        return [.. features.Order()];
    }
}
