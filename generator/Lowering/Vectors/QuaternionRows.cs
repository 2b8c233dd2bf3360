using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>System.Numerics.Quaternion</summary>
internal static class QuaternionRows
{
    // Below it, the library takes the quaternion for 0, and its inverse too.
    private const float Tiny = 1.1920929e-7f;

    public static VectorSheet Rows { get; } = new()
    {
        { "Zero", Join(0, 0, 0, 0) },
        { "Identity", Join(0, 0, 0, 1) },

        { "op_Addition(Quaternion, Quaternion)", (q, p) => q + p },
        { "op_Subtraction(Quaternion, Quaternion)", (q, p) => q - p },
        { "op_Multiply(Quaternion, Quaternion)", Product },
        { "op_Multiply(Quaternion, float)", (q, s) => q * s },
        { "op_Division(Quaternion, Quaternion)", (q, p) => Product(q, Inverse(p)) },
        { "op_UnaryNegation(Quaternion)", q => -q },
        { "op_Equality(Quaternion, Quaternion)", Same },
        { "op_Inequality(Quaternion, Quaternion)", (q, p) => !Same(q, p) },
        { "this.Equals(Quaternion)", Same },
        { "this.IsIdentity", q => Same(q, Join(0, 0, 0, 1)) },

        { "Add(Quaternion, Quaternion)", "op_Addition(Quaternion, Quaternion)" },
        { "Subtract(Quaternion, Quaternion)", "op_Subtraction(Quaternion, Quaternion)" },
        { "Multiply(Quaternion, Quaternion)", "op_Multiply(Quaternion, Quaternion)" },
        { "Multiply(Quaternion, float)", "op_Multiply(Quaternion, float)" },
        { "Divide(Quaternion, Quaternion)", "op_Division(Quaternion, Quaternion)" },
        { "Negate(Quaternion)", "op_UnaryNegation(Quaternion)" },
        { "Concatenate(Quaternion, Quaternion)", (q, p) => Product(p, q) },

        { "Dot(Quaternion, Quaternion)", Dot },
        { "this.Length()", Length },
        { "this.LengthSquared()", LengthSquared },
        { "Normalize(Quaternion)", Normalize },
        { "Conjugate(Quaternion)", Conjugate },
        { "Inverse(Quaternion)", Inverse },
        { "Lerp(Quaternion, Quaternion, float)", Nearer },
        { "Slerp(Quaternion, Quaternion, float)", Slerp },

        { "CreateFromAxisAngle(Vector3, float)", FromAxisAngle },
        { "CreateFromYawPitchRoll(float, float, float)", FromYawPitchRoll },
    };

    public static Lanes FromAxisAngle(Lanes axis, Lanes angle) => Join(axis * Sin(angle * 0.5f), Cos(angle * 0.5f));

    /// <remarks>The library's three sines are computed at once, and can differ from Sin in the last bit: so can these four numbers from its.</remarks>
    public static Lanes FromYawPitchRoll(Lanes yaw, Lanes pitch, Lanes roll)
    {
        Lanes half = Join(roll, pitch, yaw) * 0.5f;
        (Lanes s, Lanes c) = (Sin(half), Cos(half));
        return Join(
            c.Z * s.Y * c.X + s.Z * c.Y * s.X,
            s.Z * c.Y * c.X - c.Z * s.Y * s.X,
            c.Z * c.Y * s.X - s.Z * s.Y * c.X,
            c.Z * c.Y * c.X + s.Z * s.Y * s.X);
    }

    private static Lanes Inverse(Lanes q)
    {
        Lanes squared = LengthSquared(q);
        return When(squared <= Tiny, 0, Conjugate(q) / squared);
    }

    // p and -p are the same rotation: the one that is nearer to q.
    private static Lanes Nearer(Lanes q, Lanes p, Lanes t) => Normalize(Lerp(q, When(Dot(q, p) >= 0, p, -p), t));

    private static Lanes Slerp(Lanes q, Lanes p, Lanes t)
    {
        Lanes dot = Dot(q, p);
        Lanes isFar = dot < 0;
        Lanes sign = When(isFar, -1, 1);
        Lanes cosine = When(isFar, -dot, dot);
        Lanes isNear = cosine > 1 - 1e-6f;

        // Where both are nearly the same, the angle is 0 and its derivative infinite: none of it is used there.
        Lanes angle = Call("Acos", When(isNear, 0, cosine));
        Lanes scale = 1 / Sin(angle);
        return q * When(isNear, 1 - t, Sin((1 - t) * angle) * scale) + p * When(isNear, t * sign, Sin(t * angle) * scale * sign);
    }
}
