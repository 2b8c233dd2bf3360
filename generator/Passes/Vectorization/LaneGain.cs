using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Whether lanes save more by computing at once than they lose by reading and adding to elements here and there.</summary>
/// <remarks>
/// In additions of the plain loop, by measurements of eight lanes: what is computed takes a sixth; elements apart are read and added to one by one, behind the fetching of
/// their lanes, and those of some samples alone are asked for one by one. Loops within count as much as what is around them.
/// </remarks>
internal static class LaneGain
{
    /// <summary>How long a sum waits for that of the iteration before it.</summary>
    public const int Wait = 4;

    private const double Together = 6;
    private const double Element = 1.5;
    private const double Function = 30;
    private const double Quotient = 6;
    private const double Gathered = 5;
    private const double Strided = 3;
    private const double StridedSum = 6;
    private const double Scattered = 14;
    private const double Branch = 3;
    private const double MaskedElement = 3;

    // Half of a branch that is foreseen every other time.
    private const double Doubt = 4;

    /// <param name="loop">The loop over samples.</param>
    /// <param name="shapes">What its values are to its iterations.</param>
    public static bool IsWorthwhile(For loop, LaneShapes shapes)
    {
        (double apart, double together) = Of(loop.Body, shapes, loop.Index, isMasked: false);
        return together <= apart;
    }

    /// <summary>What loops take to compute, in additions.</summary>
    public static int Work(Op op) => op switch
    {
        Call { Result.Type.IsFloat: true } => 8,
        Binary { Kind: BinaryKind.Divide or BinaryKind.AdjointDivide, Result.Type.IsFloat: true } => 3,
        Binary { Result.Type.IsFloat: true } or Unary { Result.Type.IsFloat: true } or Select { Result.Type.IsFloat: true } or Accumulate => 1,
        _ => 0,
    };

    private static (double Apart, double Together) Of(Region region, LaneShapes shapes, Value index, bool isMasked)
    {
        double apart = 0, together = 0;
        foreach (Op op in region.Ops)
        {
            double work = op is Accumulate ? 0 : op is Call { Function: "Sqrt" } or Binary { Kind: BinaryKind.Divide or BinaryKind.AdjointDivide, Result.Type.IsFloat: true } ? Quotient : op is Call { Result.Type.IsFloat: true } ? Function : Work(op);
            apart += work;
            together += work / Together;
            switch (op)
            {
                case Load load when shapes.IsOwn(load.Array) || (shapes.IsUniform(load.Index) && !shapes.IsRow(load.Array)):
                    apart++;
                    together += 1 / Together;
                    break;
                case Load load:
                    apart++;
                    together += shapes.Of(load.Index) == Shape.Varying ? Gathered : !IsNext(load.Array, load.Index) ? Strided : isMasked ? MaskedElement : 1 / Together;
                    break;
                case Accumulate add when LaneWriter.IsSummed(add, shapes):
                    apart += Element;
                    together += Element / Together;
                    break;
                case Accumulate add:
                    apart += Element;
                    together += shapes.Of(add.Index) == Shape.Varying ? Scattered : !IsNext(add.Array, add.Index) ? StridedSum : isMasked ? MaskedElement : Element / Together;
                    break;
                case Store store when !shapes.IsOwn(store.Array):
                    apart++;
                    together += isMasked ? MaskedElement : 1 / Together;
                    break;
                case If branch when !shapes.IsUniform(branch.Condition):
                    // The plain loop takes one side.
                    (double Apart, double Together) then = Of(branch.Then, shapes, index, isMasked: true), otherwise = Of(branch.Else, shapes, index, isMasked: true);
                    apart += Doubt + ((then.Apart + otherwise.Apart) / 2);
                    together += then.Together + otherwise.Together + (Sides(branch) * Branch);
                    break;
                default:
                    foreach (Region inner in OpShape.Regions(op))
                    {
                        (double Apart, double Together) of = Of(inner, shapes, index, isMasked);
                        apart += of.Apart;
                        together += of.Together;
                    }

                    break;
            }
        }

        return (apart, together);

        bool IsNext(Value array, Value at) => !shapes.IsRow(array) && shapes.IsNext(at);
    }

    private static int Sides(If branch) => new[] { branch.Then, branch.Else }.Count(side => side.Ops.Any(op => op is Load or Accumulate or Loop or If));
}
