using static AutoDiffGen.Generator.Lowering.Vectors.Lanes;
using static AutoDiffGen.Generator.Lowering.Vectors.VectorMath;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>Matrices: their lanes are row after row.</summary>
internal static class MatrixMath
{
    /// <summary>A row of a 4 x 4 or 3 x 2 matrix.</summary>
    public static Lanes Row(Lanes m, int row) => m.Count == 16 ? m.Part(4 * row, 4) : m.Part(2 * row, 2);

    /// <summary>A 3 x 2 matrix as one of 4 x 4.</summary>
    public static Lanes Widen(Lanes m) => Join(Row(m, 0), 0, 0, Row(m, 1), 0, 0, 0, 0, 1, 0, Row(m, 2), 0, 1);

    /// <summary>The matrix whose last row moves, over the identity.</summary>
    public static Lanes Translation(Lanes move) => Join(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, move, 1);

    /// <summary>The matrix that scales about a point.</summary>
    public static Lanes Scale(Lanes scale, Lanes center)
    {
        Lanes s = scale.Count == 1 ? scale.Repeat(3) : scale;
        return Join(s.X, 0, 0, 0, 0, s.Y, 0, 0, 0, 0, s.Z, 0, center * (1 - s), 1);
    }

    public static Lanes Scale(Lanes scale)
    {
        Lanes s = scale.Count == 1 ? scale.Repeat(3) : scale;
        return Join(s.X, 0, 0, 0, 0, s.Y, 0, 0, 0, 0, s.Z, 0, 0, 0, 0, 1);
    }

    public static Lanes FromQuaternion(Lanes q)
    {
        (Lanes xx, Lanes yy, Lanes zz) = (q.X * q.X, q.Y * q.Y, q.Z * q.Z);
        (Lanes xy, Lanes xz, Lanes yz) = (q.X * q.Y, q.Z * q.X, q.Y * q.Z);
        (Lanes wx, Lanes wy, Lanes wz) = (q.X * q.W, q.Y * q.W, q.Z * q.W);
        return Join(
            1 - 2 * (yy + zz), 2 * (xy + wz), 2 * (xz - wy), 0,
            2 * (xy - wz), 1 - 2 * (zz + xx), 2 * (yz + wx), 0,
            2 * (xz + wy), 2 * (yz - wx), 1 - 2 * (yy + xx), 0,
            0, 0, 0, 1);
    }

    public static Lanes Product(Lanes m, Lanes n) => Join(
        Combine(Row(m, 0), Row(n, 0), Row(n, 1), Row(n, 2), Row(n, 3)),
        Combine(Row(m, 1), Row(n, 0), Row(n, 1), Row(n, 2), Row(n, 3)),
        Combine(Row(m, 2), Row(n, 0), Row(n, 1), Row(n, 2), Row(n, 3)),
        Combine(Row(m, 3), Row(n, 0), Row(n, 1), Row(n, 2), Row(n, 3)));

    public static Lanes Transpose(Lanes m) => Join(Column(m, 0), Column(m, 1), Column(m, 2), Column(m, 3));

    public static Lanes Determinant(Lanes m)
    {
        (Lanes a, Lanes b, Lanes c, Lanes d) = (m[0], m[1], m[2], m[3]);
        (Lanes e, Lanes f, Lanes g, Lanes h) = (m[4], m[5], m[6], m[7]);
        Lanes kp = Minor(2, 3), jp = Minor(1, 3), jo = Minor(1, 2), ip = Minor(0, 3), io = Minor(0, 2), @in = Minor(0, 1);
        return a * (f * kp - g * jp + h * jo) - b * (e * kp - g * ip + h * io) + c * (e * jp - f * ip + h * @in) - d * (e * jo - f * io + g * @in);

        Lanes Minor(int i, int j) => m[8 + i] * m[12 + j] - m[8 + j] * m[12 + i];
    }

    /// <summary>Whether there is an inverse, then the inverse: the adjugate over the determinant, NaN where that is 0.</summary>
    public static Lanes Invert(Lanes m)
    {
        Lanes adjugate = Join(
            Sum(1, 1, Right(2, 3), 2, Right(1, 3), 3, Right(1, 2)), Minus(1, 2, Right(0, 3), 3, Right(0, 2), 0, Right(2, 3)),
            Sum(1, 0, Right(1, 3), 1, Right(0, 3), 3, Right(0, 1)), Minus(1, 1, Right(0, 2), 2, Right(0, 1), 0, Right(1, 2)),
            Minus(0, 2, Right(1, 3), 3, Right(1, 2), 1, Right(2, 3)), Sum(0, 0, Right(2, 3), 2, Right(0, 3), 3, Right(0, 2)),
            Minus(0, 1, Right(0, 3), 3, Right(0, 1), 0, Right(1, 3)), Sum(0, 0, Right(1, 2), 1, Right(0, 2), 2, Right(0, 1)),
            Sum(3, 1, Left(2, 3), 2, Left(1, 3), 3, Left(1, 2)), Minus(3, 2, Left(0, 3), 3, Left(0, 2), 0, Left(2, 3)),
            Sum(3, 0, Left(1, 3), 1, Left(0, 3), 3, Left(0, 1)), Minus(3, 1, Left(0, 2), 2, Left(0, 1), 0, Left(1, 2)),
            Minus(2, 2, Left(1, 3), 3, Left(1, 2), 1, Left(2, 3)), Sum(2, 0, Left(2, 3), 2, Left(0, 3), 3, Left(0, 2)),
            Minus(2, 1, Left(0, 3), 3, Left(0, 1), 0, Left(1, 3)), Sum(2, 0, Left(1, 2), 1, Left(0, 2), 2, Left(0, 1)));
        Lanes determinant = Dot(Row(adjugate, 0), Column(m, 0));
        Lanes isSingular = Abs(determinant) < float.Epsilon;
        return Join(!isSingular, When(isSingular, float.NaN, adjugate * (1 / determinant)));

        // Of the last two columns and of the first two: their minors.
        Lanes Right(int i, int j) => Minor(i, j, 2);
        Lanes Left(int i, int j) => Minor(i, j, 0);
        Lanes Minor(int i, int j, int column) => MultiplyAdd(-At(j, column), At(i, column + 1), At(i, column) * At(j, column + 1));
        Lanes At(int row, int column) => m[4 * row + column];

        // m[i]·p - m[j]·q ± m[k]·r down one column, the last one not fused.
        Lanes Sum(int column, int i, Lanes p, int j, Lanes q, int k, Lanes r) => Two(column, i, p, j, q) + At(k, column) * r;
        Lanes Minus(int column, int i, Lanes p, int j, Lanes q, int k, Lanes r) => Two(column, i, p, j, q) - At(k, column) * r;
        Lanes Two(int column, int i, Lanes p, int j, Lanes q) => MultiplyAdd(-At(j, column), q, At(i, column) * p);
    }

    public static Lanes Column(Lanes m, int column) => Join(m[column], m[4 + column], m[8 + column], m[12 + column]);
}
