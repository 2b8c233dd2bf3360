using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Adding and subtracting it rounds a number below 2⁵¹ to an integer, which then stands in the sum's low bits.</summary>
    private const double Rounder = 6755399441055744.0;

    private const double TwoTo54 = 18014398509481984.0, TwoTo600 = 4.149515568880993e180, TwoToMinus600 = 2.409919865102884e-181;
    private const double SmallestNormal = 2.2250738585072014e-308;

    private const long SignBit = long.MinValue;

    /// <summary>2ⁿ for an integer −1023 ≤ n ≤ 1023; 0 for −1023, where a subnormal would be due.</summary>
    /// <remarks>n + 1023 in the low bits, moved up to where the exponent stands. Integer conversions and arithmetic shifts of 64 bits are not on all machines.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Power2(Lanes n) => ((n + Create(Rounder + 1023)).AsInt64() << 52).AsDouble();

    /// <summary>x·2ⁿ for |n| ≤ 2046, rounded once: the first factor cannot make x subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Scale(Lanes x, Lanes n)
    {
        Lanes half = FusedMultiplyAdd(n, Create(0.5), Create(Rounder)) - Create(Rounder);
        return x * Power2(half) * Power2(n - half);
    }

    /// <summary>x·2ⁿ where neither is subnormal, ∞ or NaN, with n in the low bits of n + <see cref="Rounder"/></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ScaleNormal(Lanes x, Lanes rounded) => (x.AsInt64() + (rounded.AsInt64() << 52)).AsDouble();

    /// <summary>Whether all are positive, finite and not subnormal: their bits, as integers, are in one range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNormal(Lanes x)
    {
        const long smallest = 0x0010000000000000, infinity = 0x7FF0000000000000;

        // Moved down to the smallest integer, so that what lies below wraps around.
        return LessThanAll(x.AsInt64() + Create(long.MaxValue - smallest + 1), Create(long.MinValue + infinity - smallest));
    }

    /// <summary>|x| with the sign of y. Sign bits only: it takes −0 and NaN as they come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes WithSign(Lanes x, Lanes y) => ConditionalSelect(Create(SignBit).AsDouble(), y, x);

    /// <summary>The smaller of x and the limit; NaN stays.</summary>
    /// <remarks>Where an operand is NaN, some machines take the second one and the others give NaN: the same, with x second.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes AtMost(Lanes x, double limit) => MinNative(Create(limit), x);

    /// <summary>The greater of x and the limit; NaN stays.</summary>
    /// <remarks>As <see cref="AtMost"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes AtLeast(Lanes x, double limit) => MaxNative(Create(limit), x);
}
