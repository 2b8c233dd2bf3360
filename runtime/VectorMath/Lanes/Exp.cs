using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    private const double Log2OfE = 1.4426950408889634;

    // ln 2 = Ln2 + Ln2Low + 1.9e-31; an integer of 11 bits times Ln2 is exact.
    private const double Ln2 = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;

    /// <summary>Up to this magnitude of x, e^x is neither subnormal nor ∞.</summary>
    private const double NormalExp = 708;

    /// <summary>e^x</summary>
    /// <remarks>x = n·ln 2 + r, |r| ≤ ln 2 / 2; e^x = 2ⁿ·(1 + r + r²·P(r)). Within 1.1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Exp(Lanes x)
    {
        // False for NaN.
        bool isNormal = LessThanOrEqualAll(Abs(x), Create(NormalExp));
        // Beyond, the result is ∞ or 0 anyway, and 2ⁿ has no exponent.
        if (!isNormal) x = AtLeast(AtMost(x, 710), -746);

        Lanes rounded = FusedMultiplyAdd(x, Create(Log2OfE), Create(Rounder));
        Lanes n = rounded - Create(Rounder);
        Lanes r = FusedMultiplyAdd(n, Create(-Ln2Low), FusedMultiplyAdd(n, Create(-Ln2), x));
        Lanes square = r * r;
        Lanes y = FusedMultiplyAdd(square, ExpTail(r, square), r) + Create(1.0);
        return isNormal ? ScaleNormal(y, rounded) : Scale(y, n);
    }

    /// <summary>P(r) = (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2</summary>
    /// <remarks>Minimax of 10 terms: its error is at most 2⁻⁵⁵ of e^r − 1. Even and odd powers apart, for two shorter chains.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpTail(Lanes r, Lanes square)
    {
        Lanes even = Create(2.7625669385673686e-07), odd = Create(2.5114045220894745e-08);
        even = FusedMultiplyAdd(even, square, Create(2.480150639781603e-05));
        odd = FusedMultiplyAdd(odd, square, Create(2.755722944647314e-06));
        even = FusedMultiplyAdd(even, square, Create(0.0013888888930396926));
        odd = FusedMultiplyAdd(odd, square, Create(0.00019841269901177535));
        even = FusedMultiplyAdd(even, square, Create(0.04166666666658144));
        odd = FusedMultiplyAdd(odd, square, Create(0.008333333333315544));
        even = FusedMultiplyAdd(even, square, Create(0.5000000000000004));
        odd = FusedMultiplyAdd(odd, square, Create(0.16666666666666685));
        return FusedMultiplyAdd(odd, r, even);
    }
}
