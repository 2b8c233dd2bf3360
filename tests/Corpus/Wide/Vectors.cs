// Vectors of doubles under the names of System.Numerics, by the textbook: what gradients in float are held against.
using System;

namespace Corpus;

public record struct Vector2(double X, double Y)
{
    public static readonly Vector2 UnitX = new(1, 0), UnitY = new(0, 1);

    public static Vector2 operator +(Vector2 a, Vector2 b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector2 operator *(Vector2 a, double s) => new(a.X * s, a.Y * s);

    public static Vector2 operator -(Vector2 a, Vector2 b) => new(a.X - b.X, a.Y - b.Y);

    public static double Dot(Vector2 a, Vector2 b) => a.X * b.X + a.Y * b.Y;

    public static Vector2 Reflect(Vector2 a, Vector2 n) => a - n * (2 * Dot(a, n));

    public readonly double Length() => Math.Sqrt(Dot(this, this));
}

public record struct Vector3(double X, double Y, double Z)
{
    public static readonly Vector3 Zero = default, One = new(1, 1, 1);

    public double this[int i]
    {
        readonly get => i == 0 ? X : i == 1 ? Y : Z;
        set => this = new(i == 0 ? value : X, i == 1 ? value : Y, i == 2 ? value : Z);
    }

    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3 operator -(Vector3 a) => a * -1;

    public static Vector3 operator *(Vector3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static double Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vector3 Cross(Vector3 a, Vector3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Vector3 Normalize(Vector3 a) => a * (1 / a.Length());

    public static Vector3 Reflect(Vector3 a, Vector3 n) => a - n * (2 * Dot(a, n));

    public static double Distance(Vector3 a, Vector3 b) => (a - b).Length();

    public static double DistanceSquared(Vector3 a, Vector3 b) => (a - b).LengthSquared();

    /// <summary>v + 2w(u × v) + 2u × (u × v)</summary>
    public static Vector3 Transform(Vector3 v, Quaternion q)
    {
        Vector3 u = new(q.X, q.Y, q.Z), t = Cross(u, v) * 2;
        return v + t * q.W + Cross(u, t);
    }

    public static Vector3 Transform(Vector3 v, Matrix4x4 m) => new(
        v.X * m.M11 + v.Y * m.M21 + v.Z * m.M31 + m.M41,
        v.X * m.M12 + v.Y * m.M22 + v.Z * m.M32 + m.M42,
        v.X * m.M13 + v.Y * m.M23 + v.Z * m.M33 + m.M43);

    public readonly double LengthSquared() => Dot(this, this);

    public readonly double Length() => Math.Sqrt(LengthSquared());
}

public record struct Vector4(double X, double Y, double Z, double W)
{
    public Vector4(double all) : this(all, all, all, all) { }

    public static double Dot(Vector4 a, Vector4 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z + a.W * b.W;

    public static Vector4 Lerp(Vector4 a, Vector4 b, double t) => new(a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t, a.Z + (b.Z - a.Z) * t, a.W + (b.W - a.W) * t);
}

public record struct Quaternion(double X, double Y, double Z, double W)
{
    public static Quaternion operator *(Quaternion q, double s) => new(q.X * s, q.Y * s, q.Z * s, q.W * s);

    public static Quaternion operator +(Quaternion q, Quaternion p) => new(q.X + p.X, q.Y + p.Y, q.Z + p.Z, q.W + p.W);

    public static Quaternion Normalize(Quaternion q) => q * (1 / Math.Sqrt(Dot(q, q)));

    /// <summary>For ends in the same half.</summary>
    public static Quaternion Slerp(Quaternion q, Quaternion p, double t)
    {
        double angle = Math.Acos(Dot(q, p));
        return q * (Math.Sin((1 - t) * angle) / Math.Sin(angle)) + p * (Math.Sin(t * angle) / Math.Sin(angle));
    }

    private static double Dot(Quaternion q, Quaternion p) => q.X * p.X + q.Y * p.Y + q.Z * p.Z + q.W * p.W;
}

public struct Matrix4x4
{
    public double M11, M12, M13, M14, M21, M22, M23, M24, M31, M32, M33, M34, M41, M42, M43, M44;

    public static Matrix4x4 Identity => new() { M11 = 1, M22 = 1, M33 = 1, M44 = 1 };

    public static Matrix4x4 CreateTranslation(Vector3 v) => Identity with { M41 = v.X, M42 = v.Y, M43 = v.Z };

    public static Matrix4x4 CreateRotationX(double a) => Identity with { M22 = Math.Cos(a), M23 = Math.Sin(a), M32 = -Math.Sin(a), M33 = Math.Cos(a) };

    public static Matrix4x4 CreateRotationZ(double a) => Identity with { M11 = Math.Cos(a), M12 = Math.Sin(a), M21 = -Math.Sin(a), M22 = Math.Cos(a) };

    public static Matrix4x4 operator *(Matrix4x4 m, Matrix4x4 n)
    {
        double[,] a = m.Elements(), b = n.Elements(), product = new double[4, 4];
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
                for (int k = 0; k < 4; k++) product[i, j] += a[i, k] * b[k, j];
        return Of(product);
    }

    public static bool Invert(Matrix4x4 m, out Matrix4x4 inverse)
    {
        // Gauss and Jordan, with pivots.
        double[,] a = m.Elements(), b = Identity.Elements();
        for (int c = 0; c < 4; c++)
        {
            int pivot = c;
            for (int i = c + 1; i < 4; i++) if (Math.Abs(a[i, c]) > Math.Abs(a[pivot, c])) pivot = i;
            for (int j = 0; j < 4; j++)
            {
                (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
                (b[c, j], b[pivot, j]) = (b[pivot, j], b[c, j]);
            }

            double scale = 1 / a[c, c];
            for (int j = 0; j < 4; j++) (a[c, j], b[c, j]) = (a[c, j] * scale, b[c, j] * scale);
            for (int i = 0; i < 4; i++)
            {
                double factor = a[i, c];
                if (i == c) continue;
                for (int j = 0; j < 4; j++) (a[i, j], b[i, j]) = (a[i, j] - factor * a[c, j], b[i, j] - factor * b[c, j]);
            }
        }

        inverse = Of(b);
        return true;
    }

    public readonly double GetDeterminant()
    {
        double[,] a = Elements();
        double determinant = 1;
        for (int c = 0; c < 4; c++)
        {
            int pivot = c;
            for (int i = c + 1; i < 4; i++) if (Math.Abs(a[i, c]) > Math.Abs(a[pivot, c])) pivot = i;
            if (pivot != c) determinant = -determinant;
            for (int j = 0; j < 4; j++) (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
            determinant *= a[c, c];
            for (int i = c + 1; i < 4; i++)
                for (int j = 3; j >= c; j--) a[i, j] -= a[i, c] / a[c, c] * a[c, j];
        }

        return determinant;
    }

    public readonly double[,] Elements() => new[,] { { M11, M12, M13, M14 }, { M21, M22, M23, M24 }, { M31, M32, M33, M34 }, { M41, M42, M43, M44 } };

    private static Matrix4x4 Of(double[,] e) => new()
    {
        M11 = e[0, 0], M12 = e[0, 1], M13 = e[0, 2], M14 = e[0, 3],
        M21 = e[1, 0], M22 = e[1, 1], M23 = e[1, 2], M24 = e[1, 3],
        M31 = e[2, 0], M32 = e[2, 1], M33 = e[2, 2], M34 = e[2, 3],
        M41 = e[3, 0], M42 = e[3, 1], M43 = e[3, 2], M44 = e[3, 3],
    };
}
