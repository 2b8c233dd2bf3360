using System.Collections.Generic;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>The methods of TensorPrimitives that are refused, and why.</summary>
internal static class TensorGaps
{
    /// <summary>Of a method that has a derivative on floating-point numbers, called on others.</summary>
    public const string NoDerivative = "it is only supported on double and float; write the loop that it means";

    private const string OnIntegers = "it works on the bits of integers; compute it before the differentiated method";
    private const string Representation = "it tells of the representation, not of the number; compute it before the differentiated method";
    private const string HalfType = "Half has no derivative; convert to float";
    private const string Native = "what it does out of range depends on the machine; use ConvertToInteger";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["BitwiseAnd"] = OnIntegers,
        ["BitwiseOr"] = OnIntegers,
        ["Xor"] = OnIntegers,
        ["OnesComplement"] = OnIntegers,
        ["ShiftLeft"] = OnIntegers,
        ["ShiftRightArithmetic"] = OnIntegers,
        ["ShiftRightLogical"] = OnIntegers,
        ["RotateLeft"] = OnIntegers,
        ["RotateRight"] = OnIntegers,
        ["PopCount"] = OnIntegers,
        ["LeadingZeroCount"] = OnIntegers,
        ["TrailingZeroCount"] = OnIntegers,
        ["HammingBitDistance"] = OnIntegers,
        ["DivRem"] = "it divides integers; write the loop that it means",
        ["BitIncrement"] = Representation,
        ["BitDecrement"] = Representation,
        ["ConvertToHalf"] = HalfType,
        ["ConvertToSingle"] = HalfType,
        ["ConvertToIntegerNative"] = Native,
    };

    public static string? Reason(string method) => Reasons.TryGetValue(method, out string? reason) ? reason : null;
}
