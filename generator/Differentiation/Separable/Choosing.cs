using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>An element for each way that the branches which load components may be taken.</summary>
internal static class Choosing
{
    /// <summary>Sides of branches, one inside the other, that are looked at apart.</summary>
    private const int Most = 3;

    /// <param name="value">What is differentiated.</param>
    /// <param name="setting">What is known of the method.</param>
    /// <param name="differentiate">Makes the element of a slice; null where it cannot.</param>
    /// <param name="site">Null where there is nothing to compute.</param>
    /// <returns>Whether it can be done.</returns>
    public static bool Try(Value value, Setting setting, Func<Slice, Choices, Element?> differentiate, out Site? site) => Try(value, setting, differentiate, Choices.None, out site);

    private static bool Try(Value value, Setting setting, Func<Slice, Choices, Element?> differentiate, Choices choices, out Site? site)
    {
        site = null;
        if (!setting.Activity.IsActive(choices.Resolve(value))) return true;
        if (choices.Count > Most || Slice.Of(value, setting, choices) is not { } slice) return false;
        if (slice.Open is { } branch)
        {
            if (!setting.MayRepeat(branch)
                || !Try(value, setting, differentiate, choices.With(branch, branch.Then), out Site? then)
                || !Try(value, setting, differentiate, choices.With(branch, branch.Else), out Site? otherwise)) return false;
            if (then is not null || otherwise is not null) site = new ChoiceSite(branch, then, otherwise);
            return true;
        }

        if (differentiate(slice, choices) is not { } element) return false;
        if (element.Entries.Count > 0) site = new ElementSite(element);
        return true;
    }
}
