using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>What Vector2, Vector3 and Vector4 have in common.</summary>
internal static class VectorRows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "op_Addition(Vector, Vector)", (a, b) => a + b },
        { "op_Subtraction(Vector, Vector)", (a, b) => a - b },
        { "op_Multiply(Vector, Vector)", (a, b) => a * b },
        { "op_Multiply(Vector, float)", (a, b) => a * b },
        { "op_Multiply(float, Vector)", (a, b) => b * a },
        { "op_Division(Vector, Vector)", (a, b) => a / b },
        { "op_Division(Vector, float)", (a, b) => a / b },
        { "op_UnaryNegation(Vector)", a => -a },
        { "op_UnaryPlus(Vector)", a => a },
        { "op_Equality(Vector, Vector)", Same },
        { "op_Inequality(Vector, Vector)", (a, b) => !Same(a, b) },
        { "this.Equals(Vector)", Same },

        { "Add(Vector, Vector)", "op_Addition(Vector, Vector)" },
        { "Subtract(Vector, Vector)", "op_Subtraction(Vector, Vector)" },
        { "Multiply(Vector, Vector)", "op_Multiply(Vector, Vector)" },
        { "Multiply(Vector, float)", "op_Multiply(Vector, float)" },
        { "Multiply(float, Vector)", "op_Multiply(float, Vector)" },
        { "Divide(Vector, Vector)", "op_Division(Vector, Vector)" },
        { "Divide(Vector, float)", "op_Division(Vector, float)" },
        { "Negate(Vector)", "op_UnaryNegation(Vector)" },

        { "Sum(Vector)", a => a.Count == 4 ? Sum(a) : Sum(a) + 0 },
        { "Dot(Vector, Vector)", Dot },
        { "this.Length()", Length },
        { "this.LengthSquared()", LengthSquared },
        { "Distance(Vector, Vector)", (a, b) => Length(a - b) },
        { "DistanceSquared(Vector, Vector)", (a, b) => LengthSquared(a - b) },
        { "Normalize(Vector)", Normalize },
        { "Lerp(Vector, Vector, float)", Lerp },
        { "Lerp(Vector, Vector, Vector)", Lerp },

        { "Abs(Vector)", Abs },
        { "SquareRoot(Vector)", Sqrt },
        { "Min(Vector, Vector)", Min },
        { "Max(Vector, Vector)", Max },
        // As shaders do: a lower bound above the upper one gives the upper one.
        { "Clamp(Vector, Vector, Vector)", (a, low, high) => Min(Max(a, low), high) },
        { "MinNumber(Vector, Vector)", (a, b) => Call("MinNumber", a, b) },
        { "MaxNumber(Vector, Vector)", (a, b) => Call("MaxNumber", a, b) },
        { "MinMagnitude(Vector, Vector)", (a, b) => Call("MinMagnitude", a, b) },
        { "MaxMagnitude(Vector, Vector)", (a, b) => Call("MaxMagnitude", a, b) },
        { "CopySign(Vector, Vector)", (a, b) => Call("CopySign", a, b) },
        { "Truncate(Vector)", a => Call("Truncate", a) },
        { "Round(Vector)", a => Call("Round", a) },
        { "FusedMultiplyAdd(Vector, Vector, Vector)", (a, b, c) => Call("FusedMultiplyAdd", a, b, c) },
        { "MultiplyAddEstimate(Vector, Vector, Vector)", MultiplyAdd },
    };
}
