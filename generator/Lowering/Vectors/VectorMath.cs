using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>The words in which the sheets are written.</summary>
internal static class VectorMath
{
    /// <summary>a·b + c, fused where the processor can, as the library's own estimate.</summary>
    public static Lanes MultiplyAdd(Lanes a, Lanes b, Lanes c) => Call("MultiplyAddEstimate", a, b, c);

    public static Lanes Sqrt(Lanes a) => Call("Sqrt", a);

    public static Lanes Sin(Lanes a) => Call("Sin", a);

    public static Lanes Cos(Lanes a) => Call("Cos", a);

    public static Lanes Abs(Lanes a) => Call("Abs", a);

    public static Lanes Min(Lanes a, Lanes b) => Call("Min", a, b);

    public static Lanes Max(Lanes a, Lanes b) => Call("Max", a, b);

    /// <summary>The library adds in pairs, those of two and three lanes with zeros behind: a sum of -0 comes out as 0.</summary>
    public static Lanes Dot(Lanes a, Lanes b) => a.Count == 4 ? Sum(a * b) : Sum(a * b) + 0;

    /// <summary>Squares are never -0.</summary>
    public static Lanes LengthSquared(Lanes a) => Sum(a * a);

    /// <summary>√s, with derivative 0 at 0 as norms have.</summary>
    public static Lanes Length(Lanes a)
    {
        Lanes squared = LengthSquared(a);
        return When(Same(squared, 0), 0, Sqrt(squared));
    }

    public static Lanes Normalize(Lanes a) => a / Length(a);

    public static Lanes Lerp(Lanes a, Lanes b, Lanes t) => MultiplyAdd(a, 1 - t, b * t);

    public static Lanes Cross(Lanes a, Lanes b) => Join(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Lanes Reflect(Lanes a, Lanes normal)
    {
        Lanes dot = Dot(a, normal);
        return MultiplyAdd(-(dot + dot), normal, a);
    }

    /// <summary>Of quaternions, q·p.</summary>
    public static Lanes Product(Lanes q, Lanes p) => Join(
        q.W * p.X + q.X * p.W + q.Y * p.Z - q.Z * p.Y,
        q.W * p.Y - q.X * p.Z + q.Y * p.W + q.Z * p.X,
        q.W * p.Z + q.X * p.Y - q.Y * p.X + q.Z * p.W,
        q.W * p.W - q.X * p.X - q.Y * p.Y - q.Z * p.Z);

    public static Lanes Conjugate(Lanes q) => Join(-q.X, -q.Y, -q.Z, q.W);

    /// <summary>q·v·q̄ of four lanes.</summary>
    public static Lanes Rotate(Lanes v, Lanes q) => Product(q, Product(v, Conjugate(q)));

    /// <summary>x·row₁ + y·row₂ + …, row after row.</summary>
    public static Lanes Combine(Lanes v, params Lanes[] rows)
    {
        Lanes sum = rows[0] * v[0];
        for (int i = 1; i < rows.Length; i++) sum = MultiplyAdd(rows[i], v[i], sum);
        return sum;
    }

    /// <summary>In pairs.</summary>
    public static Lanes Sum(Lanes a) => a.Count switch
    {
        2 => a.X + a.Y,
        3 => a.X + a.Y + a.Z,
        _ => a.X + a.Y + (a.Z + a.W),
    };
}
