using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Asks every loop of a loss that can run again to keep few of its states, as Derivative.Checkpoint does.</summary>
internal static class KeptLoops
{
    public static Method In(Method loss)
    {
        CheckpointRequirements requirements = new(loss);
        return loss with { Body = Kept(loss.Body) };

        Region Kept(Region region) => region with { Ops = region.Ops.Map(KeptOp) };

        Op KeptOp(Op op)
        {
            Op inner = OpShape.Regions(op) is { Count: > 0 } regions ? OpShape.WithRegions(op, [.. regions.Select(Kept)]) : op;
            return op is For loop && requirements.Unmet(loop) is null ? (For)inner with { Checkpoints = 1 + (loop.Index.Id % 3) } : inner;
        }
    }
}
