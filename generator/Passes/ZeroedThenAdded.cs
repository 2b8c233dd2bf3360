using System.Collections.Generic;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Writes an element once where it is set to 0 and then added to.</summary>
/// <remarks>
/// Before:  da[i] = 0;  t = d * 2;  da[i] += t
/// After:               t = d * 2;  da[i] = t
/// Nothing between the two may touch the memory.
/// </remarks>
internal sealed class ZeroedThenAdded : IPass
{
    public string Name => "zeroed-then-added";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly HashSet<Value> _zeros = [];

        public Method Run()
        {
            foreach (Op op in method.Ops)
                if (op is Const { Bits: 0 } zero) _zeros.Add(zero.Result);
            return method.WithBodies(Rewrite);
        }

        private Region Rewrite(Region region)
        {
            List<Op> ops = [];
            foreach (Op op in region.Ops)
            {
                EquatableArray<Region> regions = OpShape.Regions(op);
                Op inner = regions.Count == 0 ? op : OpShape.WithRegions(op, RewriteAll(regions));
                if (inner is Accumulate added && LastZero(ops, added) is var at and >= 0)
                {
                    ops.RemoveAt(at);
                    inner = new Store(added.Array, added.Index, added.Item);
                }

                ops.Add(inner);
            }

            return region with { Ops = ops.ToEquatable() };
        }

        private List<Region> RewriteAll(EquatableArray<Region> regions)
        {
            List<Region> rewritten = [];
            foreach (Region region in regions) rewritten.Add(Rewrite(region));
            return rewritten;
        }

        /// <summary>Where the same element was set to 0, as the last thing that touched its memory; else -1.</summary>
        private int LastZero(List<Op> ops, Accumulate added)
        {
            Value root = _roots.Of(added.Array);
            for (int i = ops.Count - 1; i >= 0; i--)
            {
                if (ops[i] is Store store && store.Array == added.Array && store.Index == added.Index) return _zeros.Contains(store.Item) ? i : -1;
                if (_roots.WrittenBy(ops[i]).Contains(root) || _roots.ReadBy(ops[i]).Contains(root)) return -1;
            }

            return -1;
        }
    }
}
