using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>1 / (1 + e^−x)</summary>
    /// <remarks>With z = e^−|x| = 2ⁿ·(1 + q) in two parts: 1 / (1 + z) for x ≥ 0, else z / (1 + z), the quotient with its remainder. Within 0.8 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Sigmoid(Lanes x)
    {
        Lanes one = Create(1.0);
        Lanes d = OnePlusExp(x, out Lanes dLow, out Lanes n, out Lanes q, out Lanes qLow);

        // Numerator: 1, or 1 + q, to be scaled by 2ⁿ in the end.
        Lanes negative = LessThan(x, Lanes.Zero);
        q &= negative;
        qLow &= negative;
        Lanes top = one + q;
        Lanes topLow = one - top + q + qLow;

        Lanes inverse = one / d;
        Lanes y = top * inverse;
        Lanes rest = FusedMultiplyAdd(-y, d, top) + FusedMultiplyAdd(-y, dLow, topLow);
        y = FusedMultiplyAdd(rest, inverse, y);
        n &= negative;
        return LessThanOrEqualAll(Abs(x), Create(NormalExp)) ? ScaleNormal(y, n + Create(Rounder)) : Scale(y, n);
    }

    /// <summary>1 + e^−|x| in two parts, with e^−|x| = 2ⁿ·(1 + q + qLow)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes OnePlusExp(Lanes x, out Lanes low, out Lanes n, out Lanes q, out Lanes qLow)
    {
        Lanes one = Create(1.0);
        x = AtLeast(-Abs(x), -746);
        n = FusedMultiplyAdd(x, Create(Log2OfE), Create(Rounder)) - Create(Rounder);
        q = ExpM1Reduced(FusedMultiplyAdd(n, Create(-Ln2), x), n * Create(-Ln2Low), out qLow);

        Lanes s = Power2(AtLeast(n, -1000));
        Lanes sum = one + s;
        Lanes sumLow = one - sum + s;
        Lanes sq = s * q;
        Lanes high = sum + sq;
        low = sum - high + sq + FusedMultiplyAdd(s, qLow, sumLow);
        return high;
    }
}
