using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>x^y = e^(y·log x), with the special cases of <see cref="System.Math.Pow"/></summary>
    /// <remarks>log |x| to 2⁻⁶⁴ in two parts, its product with y in two parts, then as <see cref="Exp"/>. Within 1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Pow(Lanes x, Lanes y)
    {
        bool areNormal = AreNormal(x);
        Lanes magnitude = areNormal ? x : Abs(x);
        Lanes log = LogForPow(magnitude, areNormal, out Lanes logLow);
        // 0 and ∞ have no mantissa; what is not a number stays so.
        if (!areNormal) log = LogDomain(magnitude, log);

        Lanes p = y * log;
        Lanes pLow = FusedMultiplyAdd(y, log, -p) + y * logLow;
        bool isNormal = LessThanOrEqualAll(Abs(p), Create(NormalExp));
        if (!isNormal)
        {
            // Beyond, the result is ∞ or 0, and the low part may be ∞ − ∞.
            pLow = AndNot(pLow, GreaterThan(Abs(p), Create(746.0)));
            p = AtLeast(AtMost(p, 746), -746);
        }

        Lanes rounded = FusedMultiplyAdd(p, Create(Log2OfE), Create(Rounder));
        Lanes n = rounded - Create(Rounder);
        Lanes exact = FusedMultiplyAdd(n, Create(-Ln2), p);
        Lanes rest = FusedMultiplyAdd(n, Create(-Ln2Low), pLow);
        Lanes r = exact + rest;
        rest = exact - r + rest;
        Lanes square = r * r;
        Lanes power = r + FusedMultiplyAdd(square, ExpTail(r, square), rest) + Create(1.0);
        power = isNormal ? ScaleNormal(power, rounded) : Scale(power, n);
        return areNormal && isNormal ? power : PowDomain(x, y, power);
    }

    /// <summary>The special cases: <paramref name="power"/> is |x|^y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes PowDomain(Lanes x, Lanes y, Lanes power)
    {
        Lanes one = Create(1.0), infinity = Create(double.PositiveInfinity);
        // Negative x: only an integer y has a power, and an odd one keeps the sign. From 2⁵³ on all numbers are even.
        Lanes half = y * 0.5;
        Lanes isInteger = Vector512.Equals(Floor(y), y);
        Lanes isOdd = AndNot(isInteger, Vector512.Equals(Floor(half), half));
        power = ConditionalSelect(isOdd & Create(SignBit).AsDouble(), x, power);
        Lanes isFiniteNegative = LessThan(x, Lanes.Zero) & GreaterThan(x, -infinity);
        power = ConditionalSelect(AndNot(isFiniteNegative, isInteger), Create(double.NaN), power);

        // x⁰ = 1 and 1^y = 1 even for NaN, and (−1)^±∞ = 1.
        Lanes isOne = Vector512.Equals(y, Lanes.Zero) | Vector512.Equals(x, one) | (Vector512.Equals(Abs(x), one) & Vector512.Equals(Abs(y), infinity));
        return ConditionalSelect(isOne, one, power);
    }

    /// <summary>log x in two parts, for 0 &lt; x &lt; ∞</summary>
    /// <remarks>
    /// log m = 2s + ⅔s³ + s⁵·P(s²), s = (m − 1) / (m + 1): the first two terms in two parts, P a minimax of 7 terms. The relative
    /// error is 2⁻⁶⁴, hence the absolute one of y·log x at most 2⁻⁵⁴ before the power overflows.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogForPow(Lanes x, bool areNormal, out Lanes low)
    {
        const double twoThirds = 0.6666666666666666, twoThirdsLow = 3.700743415417188e-17;

        Lanes f = SplitForLog(x, areNormal, out Lanes k);
        Lanes d = f + Create(2.0);
        Lanes dLow = f - (d - Create(2.0));
        Lanes inverse = Create(1.0) / d;
        Lanes s = f * inverse;
        Lanes sLow = (FusedMultiplyAdd(-s, d, f) - s * dLow) * inverse;

        Lanes z = s * s;
        Lanes zLow = FusedMultiplyAdd(s, s, -z) + s * sLow * 2.0;
        Lanes cube = z * s;
        Lanes cubeLow = FusedMultiplyAdd(z, s, -cube) + FusedMultiplyAdd(zLow, s, z * sLow);
        Lanes third = cube * Create(twoThirds);
        Lanes thirdLow = FusedMultiplyAdd(cube, Create(twoThirds), -third) + FusedMultiplyAdd(cube, Create(twoThirdsLow), cubeLow * twoThirds);
        Lanes z2 = z * z;
        Lanes even = Create(0.1318801825322579), odd = Create(0.13257785085294005);
        even = FusedMultiplyAdd(even, z2, Create(0.15386712021659374));
        odd = FusedMultiplyAdd(odd, z2, Create(0.18181785453166474));
        even = FusedMultiplyAdd(even, z2, Create(0.22222222505992795));
        odd = FusedMultiplyAdd(odd, z2, Create(0.2857142857018918));
        even = FusedMultiplyAdd(even, z2, Create(0.40000000000002034));
        Lanes p = FusedMultiplyAdd(odd, z, even);

        Lanes first = s * 2.0;
        Lanes log = first + third;
        Lanes logLow = first - log + third + FusedMultiplyAdd(sLow, Create(2.0), FusedMultiplyAdd(cube * z, p, thirdLow));
        Lanes k2 = k * Create(Ln2);
        Lanes high = k2 + log;
        low = k2 - high + log + FusedMultiplyAdd(k, Create(Ln2Low), logLow);
        // One number and what is left of it: y times the first part must be the whole but for 2⁻⁵³.
        Lanes sum = high + low;
        low = high - sum + low;
        return sum;
    }
}
