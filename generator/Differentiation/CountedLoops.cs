using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Lets every open loop count its iterations, so that its reverse knows how many to undo.</summary>
/// <remarks>
/// Before:  s' = while (s = s0) c(s) do f(s)
/// After:   s', trips = while (s = s0, k = 0) c(s) do f(s), k + 1        (a counter that nobody needs is dead code)
/// </remarks>
internal static class CountedLoops
{
    public static Region Rewrite(Region region, ValueFactory values)
    {
        RegionBuilder builder = new(values);
        foreach (Op op in region.Ops)
        {
            EquatableArray<Region> regions = OpShape.Regions(op);
            Op inner = regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(r => Rewrite(r, values))]);
            builder.Add(inner is While open ? Count(open, builder, values) : inner);
        }

        return builder.Build(region.Parameters, region.Yields);
    }

    private static While Count(While loop, RegionBuilder builder, ValueFactory values)
    {
        Value zero = builder.Integer(IrType.I32, 0);
        Value counter = values.New(IrType.I32, "k");
        RegionBuilder body = new(values);
        body.AddRange(loop.Body.Ops);
        Value next = body.Binary(BinaryKind.Add, counter, body.Integer(IrType.I32, 1), "k");
        return new While(
            loop.Results.Append(values.New(IrType.I32, "trips")).ToEquatable(),
            loop.Initial.Append(zero).ToEquatable(),
            loop.Condition with { Parameters = loop.Condition.Parameters.Append(values.New(IrType.I32, "k")).ToEquatable() },
            body.Build(loop.Body.Parameters.Append(counter), loop.Body.Yields.Append(next)));
    }
}
