using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Where the last loop that touches some memory writes an element only to read it again at once, the value goes without it.</summary>
/// <remarks>
/// Before:  r = new f64[n];  for i { r[i] = x[i] - y[i];  sum = sum + r[i] * r[i] }
/// After:   r = new f64[n];  for i { d = x[i] - y[i];     sum = sum + d * d }
/// The memory itself goes with the dead code. What loop fusion leaves behind.
/// </remarks>
internal sealed class PassedElements : IPass
{
    public string Name => "passed-elements";

    public Method Run(Method method) => method.Functions.Count > 0 ? method : method with { Body = new Rewriter(method).Rewrite(method.Body) };

    private sealed class Rewriter(Method method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly InBounds _bounds = new(method);

        public Region Rewrite(Region region)
        {
            List<Op> ops = [.. region.Ops];
            for (int i = 0; i < ops.Count; i++)
                if (OpShape.Regions(ops[i]) is { Count: > 0 } inner) ops[i] = OpShape.WithRegions(ops[i], [.. inner.Select(Rewrite)]);
            foreach (New made in ops.OfType<New>().ToArray())
            {
                if (region.Yields.Contains(made.Result)) continue;
                int last = ops.FindLastIndex(op => Touches(op, made.Result));
                if (last >= 0 && ops[last] is For loop && Pass(loop, made.Result) is { } shorter) ops[last] = shorter;
            }

            return region with { Ops = ops.ToEquatable() };
        }

        private bool Touches(Op op, Value memory) =>
            OpShape.Deep(op).Any(o => o is not Length && OpShape.Operands(o).Any(v => v.Type is ArrayType && _roots.Of(v) == memory));

        /// <summary>The loop without its writing to the memory; null where some element is read that another iteration wrote.</summary>
        private For? Pass(For loop, Value memory)
        {
            Dictionary<Value, Value> replaced = [];
            List<Op> kept = [];
            Value? current = null;
            Value Use(Value value) => replaced.TryGetValue(value, out Value known) ? known : value;
            foreach (Op op in loop.Body.Ops)
            {
                Op now = OpShape.WithOperands(op, Use);
                if (!Touches(op, memory))
                {
                    kept.Add(now);
                    continue;
                }

                switch (now)
                {
                    case Store store when store.Array == memory && store.Index == loop.Index:
                        current = store.Item;
                        if (!_bounds.IsSafe(op)) kept.Add(now);
                        break;
                    case Load load when load.Array == memory && load.Index == loop.Index:
                        if (current is { } passed) replaced[load.Result] = passed;
                        else kept.Add(now);
                        break;
                    default:
                        return null;
                }
            }

            if (current is null) return null;
            return loop with { Body = new Region(loop.Body.Parameters, kept.ToEquatable(), loop.Body.Yields.Select(Use).ToEquatable()) };
        }
    }
}
