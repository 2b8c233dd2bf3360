using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.MatrixMath;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Matrix4x4</summary>
internal static class Matrix4x4Rows
{
    public static VectorSheet Rows { get; } = new()
    {
        { "Identity", Translation(Join(0, 0, 0)) },

        { "op_Addition(Matrix4x4, Matrix4x4)", (m, n) => m + n },
        { "op_Subtraction(Matrix4x4, Matrix4x4)", (m, n) => m - n },
        { "op_Multiply(Matrix4x4, Matrix4x4)", MatrixMath.Product },
        { "op_Multiply(Matrix4x4, float)", (m, s) => m * s },
        { "op_UnaryNegation(Matrix4x4)", m => -m },
        { "op_Equality(Matrix4x4, Matrix4x4)", Same },
        { "op_Inequality(Matrix4x4, Matrix4x4)", (m, n) => !Same(m, n) },
        { "this.Equals(Matrix4x4)", Same },
        { "this.IsIdentity", m => Same(m, Translation(Join(0, 0, 0))) },

        { "Add(Matrix4x4, Matrix4x4)", "op_Addition(Matrix4x4, Matrix4x4)" },
        { "Subtract(Matrix4x4, Matrix4x4)", "op_Subtraction(Matrix4x4, Matrix4x4)" },
        { "Multiply(Matrix4x4, Matrix4x4)", "op_Multiply(Matrix4x4, Matrix4x4)" },
        { "Multiply(Matrix4x4, float)", "op_Multiply(Matrix4x4, float)" },
        { "Negate(Matrix4x4)", "op_UnaryNegation(Matrix4x4)" },

        { "Transpose(Matrix4x4)", Transpose },
        { "this.GetDeterminant()", Determinant },
        { "Invert(Matrix4x4, out Matrix4x4)", Invert },
        { "Lerp(Matrix4x4, Matrix4x4, float)", Lerp },
        { "this.Translation", m => Row(m, 3).Xyz },
        { "this.Translation = Vector3", (m, v) => Join(m.Part(0, 12), v, m[15]) },
        { "this.X", m => Row(m, 0) },
        { "this.Y", m => Row(m, 1) },
        { "this.Z", m => Row(m, 2) },
        { "this.W", m => Row(m, 3) },
        { "this.X = Vector4", (m, v) => Join(v, m.Part(4, 12)) },
        { "this.Y = Vector4", (m, v) => Join(m.Part(0, 4), v, m.Part(8, 8)) },
        { "this.Z = Vector4", (m, v) => Join(m.Part(0, 8), v, m.Part(12, 4)) },
        { "this.W = Vector4", (m, v) => Join(m.Part(0, 12), v) },

        { "CreateTranslation(Vector3)", Translation },
        { "CreateTranslation(float, float, float)", (x, y, z) => Translation(Join(x, y, z)) },
        { "CreateScale(float)", s => Scale(s) },
        { "CreateScale(Vector3)", s => Scale(s) },
        { "CreateScale(float, float, float)", (x, y, z) => Scale(Join(x, y, z)) },
        { "CreateScale(float, Vector3)", (s, center) => Scale(s, center) },
        { "CreateScale(Vector3, Vector3)", (s, center) => Scale(s, center) },
        { "CreateScale(float, float, float, Vector3)", (x, y, z, c) => Scale(Join(x, y, z), c) },

        { "CreateRotationX(float)", angle => RotationX(angle, Join(0, 0, 0)) },
        { "CreateRotationY(float)", angle => RotationY(angle, Join(0, 0, 0)) },
        { "CreateRotationZ(float)", angle => RotationZ(angle, Join(0, 0, 0)) },
        { "CreateRotationX(float, Vector3)", (angle, p) => RotationX(angle, Join(0, About(p.Y, p.Z, angle), About(p.Z, -p.Y, angle))) },
        { "CreateRotationY(float, Vector3)", (angle, p) => RotationY(angle, Join(About(p.X, -p.Z, angle), 0, About(p.Z, p.X, angle))) },
        { "CreateRotationZ(float, Vector3)", (angle, p) => RotationZ(angle, Join(About(p.X, p.Y, angle), About(p.Y, -p.X, angle), 0)) },
        { "CreateLookAt(Vector3, Vector3, Vector3)", (eye, target, up) => LookTo(eye, target - eye, up) },
        { "CreateLookTo(Vector3, Vector3, Vector3)", LookTo },
        { "CreateFromQuaternion(Quaternion)", FromQuaternion },
        { "CreateFromAxisAngle(Vector3, float)", (axis, angle) => FromQuaternion(QuaternionRows.FromAxisAngle(axis, angle)) },
        { "CreateFromYawPitchRoll(float, float, float)", (yaw, pitch, roll) => FromQuaternion(QuaternionRows.FromYawPitchRoll(yaw, pitch, roll)) },
    };

    // What a rotation about a point moves by, in one direction.
    private static Lanes About(Lanes a, Lanes b, Lanes angle) => MultiplyAdd(a, 1 - Cos(angle), b * Sin(angle));

    // The view from a point in a direction.
    private static Lanes LookTo(Lanes eye, Lanes direction, Lanes up)
    {
        Lanes z = Normalize(-direction), x = Normalize(Cross(up, z)), y = Cross(z, x);
        return Join(x.X, y.X, z.X, 0, x.Y, y.Y, z.Y, 0, x.Z, y.Z, z.Z, 0, Dot(x, -eye), Dot(y, -eye), Dot(z, -eye), 1);
    }

    private static Lanes RotationX(Lanes angle, Lanes move)
    {
        (Lanes s, Lanes c) = (Sin(angle), Cos(angle));
        return Join(1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, move, 1);
    }

    private static Lanes RotationY(Lanes angle, Lanes move)
    {
        (Lanes s, Lanes c) = (Sin(angle), Cos(angle));
        return Join(c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, move, 1);
    }

    private static Lanes RotationZ(Lanes angle, Lanes move)
    {
        (Lanes s, Lanes c) = (Sin(angle), Cos(angle));
        return Join(c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, move, 1);
    }
}
