using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Which arithmetic on ints of samples lanes do exactly: they are whole numbers there, whose sums, differences and small multiples are exact.</summary>
/// <remarks>
/// What wraps around as an int is made to do so behind each of them (Lanes.Int). A quotient of two ints, rounded, is never rounded up to a whole number that it has not
/// reached, so that its whole part is that of C#.
/// </remarks>
internal sealed class LaneIntegers(Method method)
{
    public const string Product = "integers that differ between samples are multiplied by each other, or by one that is no constant, and not used as an index alone; convert them to double before";

    // So large a multiple of an int is a whole number that a double has.
    private const long MostFactor = 1 << 20;

    private readonly Dictionary<Value, Const> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result);

    /// <summary>Whether the result in lanes, made to wrap around, is that of ints.</summary>
    public bool IsExact(PureOp op) => op switch
    {
        Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } => true,
        Binary { Kind: BinaryKind.Multiply } o => Number(o.Left) is >= -MostFactor and <= MostFactor || Number(o.Right) is >= -MostFactor and <= MostFactor,
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } o => Number(o.Right) is not (null or 0 or -1),
        Binary { Kind: BinaryKind.And } o => Number(o.Right) is >= 0 and var mask && (mask & (mask + 1)) == 0,
        Unary { Kind: UnaryKind.Negate } or Select => true,
        Call { Function: "Max" or "Min" } => true,
        _ => false,
    };

    public static string Reason(PureOp op) => op switch
    {
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } => "integers that differ between samples are divided by what is no constant",
        Binary { Kind: BinaryKind.Multiply } => Product,
        Binary o => $"lanes have no {BinaryKinds.Sign(o.Kind)} of integers that differ between samples",
        IR.Convert o => $"lanes do not convert '{((ScalarType)o.Operand.Type).Keyword}' to '{((ScalarType)o.Result.Type).Keyword}'",
        Call o => $"lanes have no {o.Function} of integers",
        _ => "integers differ between samples",
    };

    private long? Number(Value value) => _constants.TryGetValue(value, out Const? known) ? known.Bits : null;
}
