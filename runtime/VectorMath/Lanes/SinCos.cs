using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Sine; NaN of ±∞.</summary>
    /// <remarks>x = n·π/2 + r, |r| ≤ π/4, r in two parts; ± sin r or cos r by n mod 4. Within 0.9 ulp, whatever the size of x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Sin(Lanes x)
    {
        Lanes r = Reduce(x, out Lanes rLow, out Vector512<long> n);
        return SinOf(r, rLow, n);
    }

    /// <summary>Cosine; NaN of ±∞.</summary>
    /// <remarks>As <see cref="Sin"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Cos(Lanes x)
    {
        Lanes r = Reduce(x, out Lanes rLow, out Vector512<long> n);
        return CosOf(r, rLow, n);
    }

    /// <summary>Sine and cosine, the bits of <see cref="Sin"/> and <see cref="Cos"/></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes SinCos(Lanes x, out Lanes cos)
    {
        Lanes r = Reduce(x, out Lanes rLow, out Vector512<long> n);
        Lanes s = SinReduced(r, rLow, out _), c = CosReduced(r, rLow, out _);
        Lanes isSwapped = Vector512.Equals(n & Vector512<long>.One, Vector512<long>.One).AsDouble();
        cos = Turn(ConditionalSelect(isSwapped, s, c), n + Vector512<long>.One);
        return Turn(ConditionalSelect(isSwapped, c, s), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes SinOf(Lanes r, Lanes rLow, Vector512<long> n)
    {
        Lanes isSwapped = Vector512.Equals(n & Vector512<long>.One, Vector512<long>.One).AsDouble();
        return Turn(ConditionalSelect(isSwapped, CosReduced(r, rLow, out _), SinReduced(r, rLow, out _)), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes CosOf(Lanes r, Lanes rLow, Vector512<long> n)
    {
        Lanes isSwapped = Vector512.Equals(n & Vector512<long>.One, Vector512<long>.One).AsDouble();
        return Turn(ConditionalSelect(isSwapped, SinReduced(r, rLow, out _), CosReduced(r, rLow, out _)), n + Vector512<long>.One);
    }

    /// <summary>−y where bit 1 of n is set, else y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Turn(Lanes y, Vector512<long> n) => y ^ ((n << 62) & Create(SignBit)).AsDouble();

    /// <summary>sin(r + rLow) for |r| ≤ π/4; <paramref name="low"/> is the part that rounding it took away</summary>
    /// <remarks>r − r³·S(r²), the minimax of 6 terms within 2⁻⁵⁸.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes SinReduced(Lanes r, Lanes rLow, out Lanes low)
    {
        Lanes z = r * r;
        Lanes z2 = z * z;
        Lanes even = Create(2.5050758706324628e-08), odd = Create(-1.589680878288528e-10);
        even = FusedMultiplyAdd(even, z2, Create(0.00019841269829839344));
        odd = FusedMultiplyAdd(odd, z2, Create(-2.75573136987078e-06));
        even = FusedMultiplyAdd(even, z2, Create(0.16666666666666632));
        odd = FusedMultiplyAdd(odd, z2, Create(-0.008333333333322476));
        Lanes p = FusedMultiplyAdd(odd, z, even);
        // Taken away, not added: −0 − 0 is −0.
        Lanes tail = FusedMultiplyAdd(r * z, p, FusedMultiplyAdd(z * 0.5, rLow, -rLow));
        Lanes y = r - tail;
        low = r - y - tail;
        return y;
    }

    /// <summary>cos(r + rLow) for |r| ≤ π/4; <paramref name="low"/> is the part that rounding it took away</summary>
    /// <remarks>1 − r²/2 + r⁴·C(r²), the minimax of 6 terms within 2⁻⁶⁴.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes CosReduced(Lanes r, Lanes rLow, out Lanes low)
    {
        Lanes one = Create(1.0);
        Lanes z = r * r;
        Lanes z2 = z * z;
        Lanes even = Create(2.0875724089569085e-09), odd = Create(-1.1359623068633286e-11);
        even = FusedMultiplyAdd(even, z2, Create(2.480158728959194e-05));
        odd = FusedMultiplyAdd(odd, z2, Create(-2.7557314369794614e-07));
        even = FusedMultiplyAdd(even, z2, Create(0.0416666666666666));
        odd = FusedMultiplyAdd(odd, z2, Create(-0.0013888888888874402));
        Lanes p = FusedMultiplyAdd(odd, z, even);
        Lanes half = z * 0.5;
        Lanes main = one - half;
        Lanes tail = one - main - half + (z2 * p - r * rLow);
        Lanes y = main + tail;
        low = main - y + tail;
        return y;
    }
}
