using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Joins a loop over elements with the next one that reads what it wrote: an element goes through both at once.</summary>
/// <remarks>
/// Before:  for i { r[i] = x[i] - y[i] }  for i { sum = sum + r[i] * r[i] }
/// After:   for i { r[i] = x[i] - y[i];  sum = sum + r[i] * r[i] }
/// Both touch of each memory that they share only the element of the iteration, and neither can throw. What stands between them
/// moves to the front, where nobody can tell: it does not depend on the first loop, and checks that throw only pass loops whose
/// writing nobody sees.
/// </remarks>
internal sealed class LoopFusion : IPass
{
    public string Name => "loop-fusion";

    public Method Run(Method method) => new Fuser(method).Run();

    private sealed class Fuser(Method method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly HashSet<Value> _own = [.. OpShape.Deep(method.Body).OfType<New>().Select(n => n.Result)];

        public Method Run() => method with { Body = Fuse(method.Body, new LengthFacts()) };

        private Region Fuse(Region region, LengthFacts facts)
        {
            List<Op> ops = [.. region.Ops];
            for (int i = 0; i < ops.Count; i++)
            {
                if (OpShape.Regions(ops[i]) is { Count: > 0 } inner && !OpShape.IsGuard(ops[i]))
                    ops[i] = OpShape.WithRegions(ops[i], [.. inner.Select(r => Fuse(r, facts.Inside()))]);
                while (ops[i] is For && Next(ops, i, facts) is { } fused) i = Apply(ops, i, fused, facts);
                facts.Learn(ops[i]);
            }

            return region with { Ops = ops.ToEquatable() };
        }

        /// <summary>The position of the loop to join with, and the two as one.</summary>
        private (int At, For Loop)? Next(List<Op> ops, int first, LengthFacts known)
        {
            // What is to be kept of one is not to be kept of the other.
            if (IsHeld(ops[first])) return null;
            LengthFacts facts = known.Inside();
            bool isSeen = true;
            for (int i = first + 1; i < ops.Count && !IsHeld(ops[i]); i++)
            {
                // What stands between is in front of both, once they are one: it is known of the first too.
                if (ElementwiseLoop.Of(ops[first], facts) is { } one && ElementwiseLoop.Of(ops[i], facts) is { } other && Join(one, other, facts) is { } loop)
                    return (i, loop);
                if (i == first + 1) isSeen = !_own.IsSupersetOf(_roots.WrittenBy(ops[first]));
                if (!MayPass((For)ops[first], ops[i], isSeen)) return null;
                facts.Learn(ops[i]);
            }

            return null;
        }

        private static bool IsHeld(Op op) => op is For { Checkpoints: > 0 } or For { IsSolution: true };

        private bool MayPass(For loop, Op op, bool isSeen)
        {
            if (OpShape.FreeValues(op).Overlaps(loop.Results)) return false;
            bool throws = false;
            foreach (Op inner in OpShape.Deep(op))
            {
                if (inner is Load load && _roots.WrittenBy(loop).Contains(_roots.Of(load.Array))) return false;
                if (inner is not (PureOp or Load or If or Throw or New)) return false;
                throws |= ElementwiseLoop.MayThrow(inner) && inner is not If;
            }

            return (op is not If || OpShape.IsGuard(op)) && !(throws && isSeen);
        }

        private For? Join(ElementwiseLoop first, ElementwiseLoop second, LengthFacts facts)
        {
            if (!facts.AreEqual(first.Loop.End, second.Loop.End) || OpShape.FreeValues(second.Loop).Overlaps(first.Loop.Results)) return null;
            // Only where one makes what the other takes is there anything to gain.
            if (!first.Written.Overlaps(second.Read)) return null;
            if (Conflict(first.Written, second.Read.Concat(second.Written)) || Conflict(second.Written, first.Read.Concat(first.Written))) return null;

            For a = first.Loop, b = second.Loop;
            Region body = OpShape.WithOperands(b.Body, v => v == b.Index ? a.Index : v);
            return a with
            {
                Results = EquatableArray.Of([.. a.Results, .. b.Results]),
                Initial = EquatableArray.Of([.. a.Initial, .. b.Initial]),
                Body = new Region(
                    EquatableArray.Of([.. a.Body.Parameters, .. b.Body.Parameters.Skip(1)]),
                    ((IEnumerable<Op>)[.. a.Body.Ops, .. body.Ops]).ToEquatable(),
                    EquatableArray.Of([.. a.Body.Yields, .. body.Yields])),
            };
        }

        // Two names of one memory may mean elements that are apart.
        private bool Conflict(IEnumerable<Value> written, IEnumerable<Value> touched) =>
            written.Any(w => touched.Any(t => t != w && _roots.Of(t) == _roots.Of(w)));

        private static int Apply(List<Op> ops, int first, (int At, For Loop) fused, LengthFacts facts)
        {
            List<Op> between = ops.GetRange(first + 1, fused.At - first - 1);
            ops.RemoveRange(first, fused.At - first + 1);
            ops.InsertRange(first, [.. between, fused.Loop]);
            foreach (Op op in between) facts.Learn(op);
            return first + between.Count;
        }
    }
}
