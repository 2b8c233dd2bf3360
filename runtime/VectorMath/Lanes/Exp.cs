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

    /// <summary>e^x</summary>
    /// <remarks>x = n·ln 2 + r, |r| ≤ ln 2 / 2; e^x = 2ⁿ·(1 + r + r²·P(r)). Within 0.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Exp(Lanes x)
    {
        // Beyond, the result is ∞ or 0 anyway, and 2ⁿ has no exponent.
        x = AtLeast(AtMost(x, 710), -746);
        Lanes n = FusedMultiplyAdd(x, Create(Log2OfE), Create(Rounder)) - Create(Rounder);
        Lanes r = FusedMultiplyAdd(n, Create(-Ln2Low), FusedMultiplyAdd(n, Create(-Ln2), x));
        return Scale(FusedMultiplyAdd(r * r, ExpTail(r), r) + Create(1.0), n);
    }

    /// <summary>P(r) = (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2</summary>
    /// <remarks>Minimax of 10 terms: its error is at most 2⁻⁵⁵ of e^r − 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpTail(Lanes r)
    {
        Lanes p = Create(2.5114045220894745e-08);
        p = FusedMultiplyAdd(p, r, Create(2.7625669385673686e-07));
        p = FusedMultiplyAdd(p, r, Create(2.755722944647314e-06));
        p = FusedMultiplyAdd(p, r, Create(2.480150639781603e-05));
        p = FusedMultiplyAdd(p, r, Create(0.00019841269901177535));
        p = FusedMultiplyAdd(p, r, Create(0.0013888888930396926));
        p = FusedMultiplyAdd(p, r, Create(0.008333333333315544));
        p = FusedMultiplyAdd(p, r, Create(0.04166666666658144));
        p = FusedMultiplyAdd(p, r, Create(0.16666666666666685));
        p = FusedMultiplyAdd(p, r, Create(0.5000000000000004));
        return p;
    }
}
