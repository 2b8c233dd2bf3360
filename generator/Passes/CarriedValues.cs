using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Drops some of the values that a loop carries or a branch hands out.</summary>
internal static class CarriedValues
{
    public static Op Keep(Loop loop, Func<int, bool> keep)
    {
        if (KeepsAll(loop.Results.Count, keep)) return loop;
        EquatableArray<Value> results = Filter(loop.Results, keep, 0), initial = Filter(loop.Initial, keep, 0);
        return loop switch
        {
            For counted => counted with { Results = results, Initial = initial, Body = Filter(counted.Body, keep, 1) },
            While open => new While(
                results,
                initial,
                open.Condition with { Parameters = Filter(open.Condition.Parameters, keep, 0) },
                Filter(open.Body, keep, 0)),
            _ => loop,
        };
    }

    public static If Keep(If branch, Func<int, bool> keep) => KeepsAll(branch.Results.Count, keep) ? branch : branch with
    {
        Results = Filter(branch.Results, keep, 0),
        Then = branch.Then with { Yields = Filter(branch.Then.Yields, keep, 0) },
        Else = branch.Else with { Yields = Filter(branch.Else.Yields, keep, 0) },
    };

    private static bool KeepsAll(int count, Func<int, bool> keep)
    {
        for (int i = 0; i < count; i++)
            if (!keep(i)) return false;
        return true;
    }

    private static Region Filter(Region body, Func<int, bool> keep, int first) =>
        body with { Parameters = Filter(body.Parameters, keep, first), Yields = Filter(body.Yields, keep, 0) };

    // The first values are no carried ones (a counted loop's index) and stay.
    private static EquatableArray<Value> Filter(EquatableArray<Value> values, Func<int, bool> keep, int first) =>
        values.Where((_, i) => i < first || keep(i - first)).ToEquatable();
}
