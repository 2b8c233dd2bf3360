using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Natural logarithm: −∞ of 0, NaN below.</summary>
    /// <remarks>x = 2ᵏ·m, ½√2 ≤ m &lt; √2; k·ln 2 + log m, see <see cref="LogTail"/>. Within 0.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Log(Lanes x)
    {
        bool areNormal = AreNormal(x);
        Lanes f = SplitForLog(x, areNormal, out Lanes k);
        Lanes y = LogTail(f, out Lanes halfSquare);
        Lanes log = FusedMultiplyAdd(k, Create(Ln2), f - (halfSquare - FusedMultiplyAdd(k, Create(Ln2Low), y)));
        return areNormal ? log : LogDomain(x, log);
    }

    /// <summary>m − 1 and k with x = 2ᵏ·m and ½√2 ≤ m &lt; √2, for x > 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes SplitForLog(Lanes x, bool areNormal, out Lanes k)
    {
        if (areNormal) return SplitNormal(x, out k);
        Lanes isSmall = LessThan(x, Create(SmallestNormal));
        Lanes f = SplitNormal(ConditionalSelect(isSmall, x * TwoTo54, x), out k);
        k -= isSmall & Create(54.0);
        return f;
    }

    /// <summary>As <see cref="SplitForLog"/>, where no x is subnormal</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes SplitNormal(Lanes x, out Lanes k)
    {
        const long rootHalf = 0x3FE6A09E667F3BCD, one = 0x3FF0000000000000, mantissa = 0x000FFFFFFFFFFFFF;

        // The exponent steps up where the mantissa passes √2.
        Vector512<long> shifted = x.AsInt64() + Create(one - rootHalf);
        // Behind the exponent of 2⁵² an integer reads as 2⁵² + itself.
        k = ((shifted >>> 52) | Create(0x4330000000000000)).AsDouble() - Create(4503599627370496.0 + 1023);
        return ((shifted & Create(mantissa)) + Create(rootHalf)).AsDouble() - Create(1.0);
    }

    /// <summary>log(1 + f) − f + f²/2 = s·(f²/2 + R), s = f / (2 + f), for ½√2 ≤ 1 + f &lt; √2</summary>
    /// <remarks>
    /// log(1 + f) = 2·artanh s = 2s + s·R(s²), and 2s = f − s·f. The minimax of 7 terms for R is within 2⁻⁵⁸.
    /// The same decomposition as in fdlibm's e_log.c (Sun Microsystems, 1993), whose text explains it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogTail(Lanes f, out Lanes halfSquare)
    {
        Lanes s = f / (f + Create(2.0));
        halfSquare = f * f * 0.5;
        Lanes z = s * s;
        Lanes z2 = z * z;
        Lanes even = Create(0.14796700661907278), odd = Create(0.15313990024485724);
        even = FusedMultiplyAdd(even, z2, Create(0.1818356604728576));
        odd = FusedMultiplyAdd(odd, z2, Create(0.2222219855461382));
        even = FusedMultiplyAdd(even, z2, Create(0.2857142874239411));
        odd = FusedMultiplyAdd(odd, z2, Create(0.3999999999941569));
        even = FusedMultiplyAdd(even, z2, Create(0.6666666666666734));
        Lanes p = FusedMultiplyAdd(odd, z, even);
        return s * FusedMultiplyAdd(p, z, halfSquare);
    }

    /// <summary>What a logarithm is where its formula does not hold: −∞ of 0, ∞ of ∞, NaN of what is negative or NaN</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogDomain(Lanes x, Lanes log)
    {
        Lanes outside = ConditionalSelect(Vector512.Equals(x, Lanes.Zero), Create(double.NegativeInfinity), ConditionalSelect(GreaterThan(x, Lanes.Zero), x, Create(double.NaN)));
        return ConditionalSelect(GreaterThan(x, Lanes.Zero) & LessThan(x, Create(double.PositiveInfinity)), log, outside);
    }
}
