using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    private const double HalfPi = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17;
    private const double QuarterPi = 0.7853981633974483, QuarterPiLow = 3.061616997868383e-17;

    /// <summary>tan(π/8) = √2 − 1</summary>
    private const double TanOfEighthPi = 0.41421356237309503;

    /// <summary>Arc tangent.</summary>
    /// <remarks>
    /// To |t| ≤ tan(π/8): t = |x|, or π/4 + atan((|x| − 1) / (|x| + 1)), or π/2 + atan(−1 / |x|), the quotient with its remainder.
    /// Within 0.9 ulp.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Atan(Lanes x)
    {
        Lanes one = Create(1.0);
        // The remainder of a quotient with ∞ would be NaN.
        Lanes a = AtMost(Abs(x), 1e300);
        Lanes some = GreaterThan(a, Create(TanOfEighthPi)), much = GreaterThan(a, Create(TanOfEighthPi + 2));

        Lanes top = ConditionalSelect(some, ConditionalSelect(much, -one, a - one), a);
        Lanes d = ConditionalSelect(some, ConditionalSelect(much, a, a + one), one);
        // What rounding took from a − 1 and a + 1.
        Lanes between = AndNot(some, much);
        Lanes topLow = (a - (top + one)) & between;
        Lanes dLow = ConditionalSelect(GreaterThan(a, one), a - d + one, one - d + a) & between;
        Lanes offset = ConditionalSelect(much, Create(HalfPi), Create(QuarterPi)) & some;
        Lanes offsetLow = ConditionalSelect(much, Create(HalfPiLow), Create(QuarterPiLow)) & some;

        Lanes t = Quotient(top, topLow, d, dLow, out Lanes tLow);
        Lanes y = ArcFrom(offset, offsetLow, t, tLow);
        return WithSign(y, x);
    }

    /// <summary>(top + topLow) / (d + dLow) in two parts</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Quotient(Lanes top, Lanes topLow, Lanes d, Lanes dLow, out Lanes low)
    {
        Lanes inverse = Create(1.0) / d;
        Lanes y = top * inverse;
        low = (FusedMultiplyAdd(-y, d, top) + FusedMultiplyAdd(-y, dLow, topLow)) * inverse;
        return y;
    }

    /// <summary>offset + atan(t + tLow), for |t| ≤ tan(π/8) &lt; offset, or offset = 0</summary>
    /// <remarks>atan t = t + t³·A(t²), the minimax of 11 terms within 2⁻⁵⁹.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ArcFrom(Lanes offset, Lanes offsetLow, Lanes t, Lanes tLow)
    {
        Lanes z = t * t;
        Lanes z2 = z * z;
        Lanes even = Create(-0.01793933311175617), odd = Create(0.03809668295078781);
        even = FusedMultiplyAdd(even, z2, Create(-0.05040694549848143));
        odd = FusedMultiplyAdd(odd, z2, Create(0.05848230085257088));
        even = FusedMultiplyAdd(even, z2, Create(-0.06663156129225785));
        odd = FusedMultiplyAdd(odd, z2, Create(0.0769206535395955));
        even = FusedMultiplyAdd(even, z2, Create(-0.0909089808565888));
        odd = FusedMultiplyAdd(odd, z2, Create(0.1111111079662514));
        even = FusedMultiplyAdd(even, z2, Create(-0.14285714280508255));
        odd = FusedMultiplyAdd(odd, z2, Create(0.199999999999574));
        even = FusedMultiplyAdd(even, z2, Create(-0.33333333333333215));
        Lanes p = FusedMultiplyAdd(odd, z, even);
        Lanes high = offset + t;
        return high + (offset - high + t + FusedMultiplyAdd(t * z, p, offsetLow + tLow));
    }
}
