using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>How many numbers of samples a loop's body has to keep at the same time: each takes as many registers as it has vectors.</summary>
internal static class LanePressure
{
    /// <param name="loop">The loop over samples.</param>
    /// <param name="shapes">What its values are to its iterations.</param>
    public static int Of(For loop, LaneShapes shapes)
    {
        return Most(loop.Body, []);

        int Most(Region region, IEnumerable<Value> behind)
        {
            HashSet<Value> live = [.. behind, .. region.Yields.Where(IsNumber)];
            int most = live.Count;
            for (int i = region.Ops.Count - 1; i >= 0; i--)
            {
                Op op = region.Ops[i];
                live.ExceptWith(op.Defined);
                foreach (Value used in OpShape.FreeValues(op))
                    if (IsNumber(used)) live.Add(used);
                // What is there before a loop and behind it is there all the time.
                foreach (Region inner in OpShape.Regions(op)) most = Math.Max(most, Most(inner, op is Loop ? [.. live, .. inner.Parameters.Where(IsNumber)] : live));
                most = Math.Max(most, live.Count);
            }

            return most;
        }

        bool IsNumber(Value value) => value.Type == IrType.F64 && !shapes.IsUniform(value);
    }
}
