using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>How many samples of a loop run at once, and whether the functions that it calls are written out in place.</summary>
/// <remarks>
/// Four vectors of a kind hide each other's latency where few numbers are kept; else they go through memory, and one vector is faster. What
/// lives through a call goes through memory in any case, so one vector calls nothing if that can be had.
/// </remarks>
internal sealed class LaneWidths
{
    /// <summary>Ops in a row from which on four vectors of a kind do not fit the processor's registers.</summary>
    private const int MostOpsInRow = 40;

    /// <summary>Numbers that are kept at the same time, four vectors each: with what is being computed they fill the registers.</summary>
    private const int MostKept = 8;

    /// <summary>Ops that the compiler writes out, with their functions.</summary>
    private const int MostWrittenOut = 120;

    /// <summary>Functions that are written out in place.</summary>
    private const int MostFunctions = 6;

    private readonly bool _isWide;
    private readonly bool _isNarrow;

    private LaneWidths(IReadOnlyList<int> all, bool isWide, bool isNarrow) => (All, _isWide, _isNarrow) = (all, isWide, isNarrow);

    /// <summary>The numbers of samples, largest first: each is for loops that are as long.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>Whether functions are written out in lanes of that number.</summary>
    public bool IsRow(int width) => width switch { 32 => _isWide, 8 => _isNarrow, _ => false };

    /// <param name="loop">The loop over samples.</param>
    /// <param name="shapes">What its values are to its iterations.</param>
    /// <param name="lanes">How many at once, or 0 to choose.</param>
    public static LaneWidths Of(For loop, LaneShapes shapes, int lanes)
    {
        if (lanes > 0) return new([lanes], isWide: false, isNarrow: false);
        bool isNest = Loops(loop.Body).Any(inner => OpShape.Regions(inner).Any(r => Loops(r).Any()));
        bool isShort = IsWrittenOut(loop), isNarrow = IsWrittenOut(loop, isNarrow: true);
        bool isLong = OpsInRow(loop.Body) > MostOpsInRow || ((isShort || Loops(loop.Body).Any()) && LanePressure.Of(loop, shapes) > MostKept);
        // In a nest the compiler takes a function's constants out of all loops, and leaves no registers to those that do not call it.
        return new(isLong || (isNarrow && !isShort) ? [8] : isShort ? [32, 8] : [32], isShort && !isNest, isNarrow);
    }

    /// <summary>Whether the functions that a loop calls are few, and short; in lanes of eight, where no other loop shares the registers, they may be long.</summary>
    public static bool IsWrittenOut(For loop, bool isNarrow = false)
    {
        IReadOnlyList<Op> ops = OpShape.Deep(loop.Body);
        bool mayBeLong = isNarrow && !Loops(loop.Body).Any();
        return ops.OfType<IR.Call>().Where(c => c.Result.Type.IsFloat).Sum(Length) <= MostFunctions && ops.Count(o => o is PureOp { Result.Type.IsFloat: true }) <= MostWrittenOut;

        int Length(IR.Call call) => call.Function switch
        {
            "Exp" or "Log" or "Tanh" or "Sqrt" or "RootOfSquares" or "Abs" or "Max" or "Min" => 1,
            "Sin" or "Cos" or "Tan" or "Atan" or "Sinh" or "Cosh" or "ExpM1" or "LogP1" or "Log2" or "Log10" or "Exp2" when mayBeLong => 2,
            _ => MostFunctions + 1,
        };
    }

    private static IEnumerable<Op> Loops(Region region) => OpShape.Deep(region).Where(op => op is Loop);

    private static int OpsInRow(Region region) =>
        OpShape.Deep(region).SelectMany(op => OpShape.Regions(op)).Prepend(region).Max(r => r.Ops.Count(o => o is PureOp { Result.Type.IsFloat: true }));
}
