using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Differentiation;

/// <summary>Asks every loop of a method, but not of its functions, to keep few of its states.</summary>
internal static class KeptLoops
{
    public static Method In(Method method) => method with { Body = Kept(method.Body) };

    private static Region Kept(Region region) => region with { Ops = region.Ops.Map(Kept) };

    private static Op Kept(Op op)
    {
        Op inner = OpShape.Regions(op) is { Count: > 0 } regions ? OpShape.WithRegions(op, [.. regions.Select(Kept)]) : op;
        return inner is For loop ? loop with { Checkpoints = 1 + (loop.Index.Id % 3) } : inner;
    }
}
