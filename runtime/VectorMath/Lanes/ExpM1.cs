using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>e^x − 1</summary>
    /// <remarks>2ⁿ·(e^r − 1) + (2ⁿ − 1), the terms in two parts each (<see cref="ExpM1Half"/>). Within 1.1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes ExpM1(Lanes x)
    {
        Lanes high = ExpM1Half(AtLeast(AtMost(x, 710), -50), out Lanes low);
        Lanes y = (high + low) * 2.0;
        // Half of a subnormal is none, and −0 would be lost.
        return ConditionalSelect(LessThan(Abs(x), Create(5e-17)), x, y);
    }

    /// <summary>(e^x − 1) / 2 in two parts, for −50 ≤ x ≤ 710</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpM1Half(Lanes x, out Lanes low)
    {
        Lanes n = FusedMultiplyAdd(x, Create(Log2OfE), Create(Rounder)) - Create(Rounder);
        Lanes exact = FusedMultiplyAdd(n, Create(-Ln2), x);
        Lanes r = FusedMultiplyAdd(n, Create(-Ln2Low), exact);
        Lanes rLow = FusedMultiplyAdd(n, Create(-Ln2Low), exact - r);
        Lanes square = r * r;
        Lanes tail = FusedMultiplyAdd(square, ExpTail(r, square), FusedMultiplyAdd(rLow, r, rLow));

        // Half, because 2ⁿ itself can be too large. The first of each two terms is the greater one, or 0.
        Lanes s = Power2(n - Create(1.0));
        Lanes one = s - Create(0.5);
        Lanes oneLow = s - one - Create(0.5);
        Lanes sr = s * r;
        Lanes high = one + sr;
        low = one - high + sr + FusedMultiplyAdd(s, tail, oneLow);
        return high;
    }

    /// <summary>e^(r + e) − 1 in two parts, for |r + e| ≤ ln 2 / 2 and e far smaller</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpM1Reduced(Lanes r, Lanes e, out Lanes low)
    {
        Lanes sum = r + e;
        e = r - sum + e;
        Lanes square = sum * sum;
        Lanes tail = square * ExpTail(sum, square);
        Lanes high = sum + tail;
        low = sum - high + tail + FusedMultiplyAdd(e, high, e);
        return high;
    }
}
