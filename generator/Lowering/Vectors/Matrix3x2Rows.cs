using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Matrix3x2</summary>
/// <remarks>CreateRotation is not here: near multiples of a right angle the library rounds it, and its derivative would be 0.</remarks>
internal static class Matrix3x2Rows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "Identity", Join(1, 0, 0, 1, 0, 0) },

        { "op_Addition(Matrix3x2, Matrix3x2)", (m, n) => m + n },
        { "op_Subtraction(Matrix3x2, Matrix3x2)", (m, n) => m - n },
        { "op_Multiply(Matrix3x2, Matrix3x2)", Product },
        { "op_Multiply(Matrix3x2, float)", (m, s) => m * s },
        { "op_UnaryNegation(Matrix3x2)", m => -m },
        { "op_Equality(Matrix3x2, Matrix3x2)", Same },
        { "op_Inequality(Matrix3x2, Matrix3x2)", (m, n) => !Same(m, n) },
        { "this.Equals(Matrix3x2)", Same },
        { "this.IsIdentity", m => Same(m, Join(1, 0, 0, 1, 0, 0)) },

        { "Add(Matrix3x2, Matrix3x2)", "op_Addition(Matrix3x2, Matrix3x2)" },
        { "Subtract(Matrix3x2, Matrix3x2)", "op_Subtraction(Matrix3x2, Matrix3x2)" },
        { "Multiply(Matrix3x2, Matrix3x2)", "op_Multiply(Matrix3x2, Matrix3x2)" },
        { "Multiply(Matrix3x2, float)", "op_Multiply(Matrix3x2, float)" },
        { "Negate(Matrix3x2)", "op_UnaryNegation(Matrix3x2)" },

        { "this.GetDeterminant()", Determinant },
        { "Lerp(Matrix3x2, Matrix3x2, float)", Lerp },
        { "Invert(Matrix3x2, out Matrix3x2)", Invert },
        { "this.Translation", m => m.Part(4, 2) },
        { "this.Translation = Vector2", (m, v) => Join(m.Part(0, 4), v) },
        { "this.X", m => m.Part(0, 2) },
        { "this.Y", m => m.Part(2, 2) },
        { "this.Z", m => m.Part(4, 2) },

        { "CreateTranslation(Vector2)", v => Join(1, 0, 0, 1, v) },
        { "CreateTranslation(float, float)", (x, y) => Join(1, 0, 0, 1, x, y) },
        { "CreateScale(float)", s => Join(s, 0, 0, s, 0, 0) },
        { "CreateScale(Vector2)", s => Join(s.X, 0, 0, s.Y, 0, 0) },
        { "CreateScale(float, float)", (x, y) => Join(x, 0, 0, y, 0, 0) },
    };

    private static Lanes Product(Lanes m, Lanes n)
    {
        return Join(Row(0, 0), Row(0, 1), Row(1, 0), Row(1, 1), Row(2, 0) + n[4], Row(2, 1) + n[5]);

        Lanes Row(int row, int column) => m[2 * row] * n[column] + m[2 * row + 1] * n[2 + column];
    }

    private static Lanes Determinant(Lanes m) => m[0] * m[3] - m[2] * m[1];

    private static Lanes Invert(Lanes m)
    {
        Lanes determinant = Determinant(m);
        Lanes isSingular = Abs(determinant) < float.Epsilon;
        Lanes adjugate = Join(m[3], -m[1], -m[2], m[0], m[2] * m[5] - m[4] * m[3], m[4] * m[1] - m[0] * m[5]);
        return Join(!isSingular, When(isSingular, float.NaN, adjugate * (1 / determinant)));
    }
}
