using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Whether a loop only adds to a value that it carries.</summary>
/// <remarks>
/// Such a value meets nothing but + and - on its way from one iteration to the next, branches and inner loops included.
/// Its adjoint is then the same in every iteration and known before the loop runs: forward and reverse fuse.
/// </remarks>
internal static class AdditiveCarry
{
    /// <summary>Whether carried value number <paramref name="index"/> of the loop is only added to.</summary>
    public static bool Is(Loop loop, int index)
    {
        (Region body, int first) = Activity.Body(loop);
        if (loop is While open && Uses(open.Condition, open.Condition.Parameters[index]) > 0) return false;
        return Reaches(body, body.Parameters[first + index], index);
    }

    /// <summary>Whether the value is used along one additive path only, which ends at the region's yield.</summary>
    private static bool Reaches(Region region, Value value, int yield)
    {
        while (true)
        {
            int yielded = region.Yields.Count(y => y == value);
            List<Op> users = [.. region.Ops.Where(op => OpShape.FreeValues(op).Contains(value))];
            if (users.Count == 0) return yielded == 1 && region.Yields[yield] == value;
            if (users.Count != 1 || yielded != 0 || Next(users[0], value) is not { } next) return false;
            value = next;
        }
    }

    /// <summary>The value that the op makes of it by adding, or null where it does something else.</summary>
    private static Value? Next(Op op, Value value)
    {
        switch (op)
        {
            case Binary { Kind: BinaryKind.Add } sum when (sum.Left == value) != (sum.Right == value):
                return sum.Result;
            case Binary { Kind: BinaryKind.Subtract } difference when difference.Left == value && difference.Right != value:
                return difference.Result;
            case If branch:
                for (int i = 0; i < branch.Results.Count; i++)
                    if (Reaches(branch.Then, value, i) && Reaches(branch.Else, value, i)) return branch.Results[i];
                return null;
            case Loop loop:
                if (OpShape.Regions(loop).Any(r => OpShape.FreeValues(r).Contains(value))) return null;
                if (loop is For counted && (counted.Start == value || counted.End == value)) return null;
                int[] carried = [.. Enumerable.Range(0, loop.Initial.Count).Where(i => loop.Initial[i] == value)];
                return carried.Length == 1 && Is(loop, carried[0]) ? loop.Results[carried[0]] : null;
            default:
                return null;
        }
    }

    private static int Uses(Region region, Value value) =>
        region.Ops.Count(op => OpShape.FreeValues(op).Contains(value)) + region.Yields.Count(y => y == value);
}
