using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Stops carrying through a loop what never changes, and handing out of a branch what both sides agree on.</summary>
/// <remarks>
/// Before:  r = for … carrying d = d0 { … d … yield d }
/// After:   for … { … d0 … }                                  r becomes d0
/// </remarks>
internal sealed class InvariantCarries : IPass
{
    public string Name => "invariant-carries";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method) : RegionRewriter(method)
    {
        private readonly HashSet<Value> _invariant = [];

        // Seen before the body is rewritten, so that the body already uses the initial value.
        protected override void Before(Op op)
        {
            if (op is not Loop loop) return;
            (Region body, int first) = Activity.Body(loop);
            foreach (int i in Invariant(loop))
            {
                Replace(body.Parameters[first + i], loop.Initial[i]);
                _invariant.Add(loop.Results[i]);
                if (loop is While open) Replace(open.Condition.Parameters[i], loop.Initial[i]);
            }
        }

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            switch (op)
            {
                case Loop loop:
                    HashSet<int> drop = [.. Enumerable.Range(0, loop.Results.Count).Where(i => _invariant.Contains(loop.Results[i]))];
                    foreach (int i in drop) Replace(loop.Results[i], loop.Initial[i]);
                    builder.Add(CarriedValues.Keep(loop, i => !drop.Contains(i)));
                    break;
                case If branch:
                    HashSet<int> same = [.. Enumerable.Range(0, branch.Results.Count).Where(i => branch.Then.Yields[i] == branch.Else.Yields[i])];
                    foreach (int i in same) Replace(branch.Results[i], branch.Then.Yields[i]);
                    builder.Add(CarriedValues.Keep(branch, i => !same.Contains(i)));
                    break;
                default:
                    builder.Add(op);
                    break;
            }
        }

        private static IEnumerable<int> Invariant(Loop loop)
        {
            (Region body, int first) = Activity.Body(loop);
            return Enumerable.Range(0, loop.Results.Count).Where(i => body.Yields[i] == body.Parameters[first + i] || body.Yields[i] == loop.Initial[i]);
        }
    }
}
