using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Leaves out what no path comes to: the compiler would warn of it.</summary>
/// <remarks>
/// Before:  …  if true { throw … }  a = x * x  …      while true { … }  a = x * x  …
/// After:   …  throw …                                while true { … }
/// </remarks>
internal static class Unreached
{
    public static Method Remove(Method method) => method.Ops.Any(Ends) || method.Ops.OfType<If>().Any(OpShape.IsGuard) ? new Cut(method).Run() : method;

    /// <summary>Whether the loop has no end but an exception.</summary>
    public static bool IsEndless(While loop) => loop.Condition.Ops.OfType<Const>().Any(c => c.Bits != 0 && c.Result == loop.Condition.Yields[0]);

    private static bool Ends(Op op) => op is While loop && IsEndless(loop);

    private sealed class Cut(Method method)
    {
        private readonly ValueFactory _values = new(method);
        private readonly HashSet<Value> _truths = [.. method.Ops.OfType<Const>().Where(c => c.Result.Type == IrType.Bool && c.Bits != 0).Select(c => c.Result)];

        public Method Run()
        {
            Method cut = method.WithBodies(Reached);
            return cut with { Names = _values.Names() };
        }

        private Region Reached(Region region)
        {
            RegionBuilder builder = new(_values);
            foreach (Op op in region.Ops)
            {
                if (op is If guard && OpShape.IsGuard(op) && _truths.Contains(guard.Condition))
                {
                    IReadOnlyList<Value> yields = Zeros(region, builder);
                    builder.AddRange(Reached(guard.Then).Ops);
                    return builder.Build(region.Parameters, yields);
                }

                IReadOnlyList<Value>? unread = Ends(op) ? Zeros(region, builder) : null;
                builder.Add(OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Reached)]));
                if (unread is not null) return builder.Build(region.Parameters, unread);
            }

            return builder.Build(region.Parameters, region.Yields);
        }

        // Nobody reads them, but they must be something.
        private static IReadOnlyList<Value> Zeros(Region region, RegionBuilder builder) => [.. region.Yields.Select(y => builder.Zero(y.Type))];
    }
}
