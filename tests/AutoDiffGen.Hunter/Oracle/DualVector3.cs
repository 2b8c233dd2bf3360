using System.Numerics;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>Vector3 on dual numbers: values are the library's own, derivatives those of the components.</summary>
public struct DualVector3(DualSingle x, DualSingle y, DualSingle z)
{
    public DualSingle X = x;
    public DualSingle Y = y;
    public DualSingle Z = z;

    public static DualVector3 One => new(1, 1, 1);

    private readonly Vector3 Value => new(X.Value, Y.Value, Z.Value);

    public static DualVector3 operator +(DualVector3 a, DualVector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static DualVector3 operator -(DualVector3 a, DualVector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static DualVector3 operator *(DualSingle s, DualVector3 a) => new(a.X * s, a.Y * s, a.Z * s);

    public static DualSingle Dot(DualVector3 a, DualVector3 b) => DualSingle.Rounded(Vector3.Dot(a.Value, b.Value), Products(a, b));

    public static DualSingle Distance(DualVector3 a, DualVector3 b) => (a - b).Length();

    public static DualVector3 Cross(DualVector3 a, DualVector3 b) => Rounded(
        Vector3.Cross(a.Value, b.Value),
        ((Dual)a.Y * b.Z) - ((Dual)a.Z * b.Y),
        ((Dual)a.Z * b.X) - ((Dual)a.X * b.Z),
        ((Dual)a.X * b.Y) - ((Dual)a.Y * b.X));

    public static DualVector3 Normalize(DualVector3 a)
    {
        Dual length = DualTensor.Root(Products(a, a));
        return Rounded(Vector3.Normalize(a.Value), a.X / length, a.Y / length, a.Z / length);
    }

    public static DualVector3 Lerp(DualVector3 a, DualVector3 b, DualSingle t) => Rounded(
        Vector3.Lerp(a.Value, b.Value, t.Value), Between(a.X, b.X, t), Between(a.Y, b.Y, t), Between(a.Z, b.Z, t));

    public static DualVector3 Max(DualVector3 a, DualVector3 b) => new(DualMathF.Max(a.X, b.X), DualMathF.Max(a.Y, b.Y), DualMathF.Max(a.Z, b.Z));

    public static DualVector3 Min(DualVector3 a, DualVector3 b) => new(DualMathF.Min(a.X, b.X), DualMathF.Min(a.Y, b.Y), DualMathF.Min(a.Z, b.Z));

    public readonly DualSingle Length() => DualSingle.Rounded(Value.Length(), DualTensor.Root(Products(this, this)));

    public readonly DualSingle LengthSquared() => DualSingle.Rounded(Value.LengthSquared(), Products(this, this));

    private static Dual Products(DualVector3 a, DualVector3 b) => ((Dual)a.X * b.X) + ((Dual)a.Y * b.Y) + ((Dual)a.Z * b.Z);

    private static Dual Between(Dual a, Dual b, Dual t) => (a * (1 - t)) + (b * t);

    private static DualVector3 Rounded(Vector3 value, Dual x, Dual y, Dual z) =>
        new(DualSingle.Rounded(value.X, x), DualSingle.Rounded(value.Y, y), DualSingle.Rounded(value.Z, z));
}
