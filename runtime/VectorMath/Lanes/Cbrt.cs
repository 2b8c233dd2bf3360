using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Cube root, of negative numbers too.</summary>
    /// <remarks>
    /// x = 2³ʲ·M, ½ ≤ M &lt; 4. y ≈ M^−⅓: minimax of 6 terms (2⁻¹⁷), then y ← y·(1 + e/3 + 2e²/9), e = 1 − M·y³ (2⁻⁴⁸).
    /// t = M·y², and once t ← t + (M − t³)·y²/3 with t³ in two parts. Within 0.51 ulp; cubes are exact.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Cbrt(Lanes x)
    {
        const double cubeRootOfHalf = 0.7937005259840998, cubeRootOf2 = 1.259921049894873;
        const long mantissa = 0x000FFFFFFFFFFFFF, one = 0x3FF0000000000000;

        Lanes a = Abs(x);
        Lanes subnormal = LessThan(a, Create(SmallestNormal));
        Lanes normal = ConditionalSelect(subnormal, a * TwoTo54, a);
        Lanes exponent = ((normal.AsInt64() >>> 52) | Create(0x4330000000000000)).AsDouble() - Create(4503599627370496.0 + 1023);
        Lanes j = FusedMultiplyAdd(exponent, Create(1.0 / 3), Create(Rounder)) - Create(Rounder);
        Lanes rest = FusedMultiplyAdd(j, Create(-3.0), exponent);
        Lanes z = ((normal.AsInt64() & Create(mantissa)) | Create(one)).AsDouble();
        Lanes y = Create(-0.01701662674042502);
        y = FusedMultiplyAdd(y, z, Create(0.15605969384094634));
        y = FusedMultiplyAdd(y, z, Create(-0.5978567882490654));
        y = FusedMultiplyAdd(y, z, Create(1.2437909599344115));
        y = FusedMultiplyAdd(y, z, Create(-1.5660536402366347));
        y = FusedMultiplyAdd(y, z, Create(1.781070708270658));

        Lanes isDouble = GreaterThan(rest, Lanes.Zero), isHalf = LessThan(rest, Lanes.Zero);
        Lanes m = z * ConditionalSelect(isDouble, Create(2.0), ConditionalSelect(isHalf, Create(0.5), Create(1.0)));
        y *= ConditionalSelect(isDouble, Create(cubeRootOfHalf), ConditionalSelect(isHalf, Create(cubeRootOf2), Create(1.0)));

        Lanes e = FusedMultiplyAdd(-m * y, y * y, Create(1.0));
        y = FusedMultiplyAdd(y * e, FusedMultiplyAdd(e, Create(2.0 / 9), Create(1.0 / 3)), y);
        Lanes square = y * y;
        Lanes t = m * square;
        Lanes t2 = t * t;
        Lanes t2Low = FusedMultiplyAdd(t, t, -t2);
        Lanes t3 = t2 * t;
        Lanes t3Low = FusedMultiplyAdd(t2, t, -t3) + t2Low * t;
        t = FusedMultiplyAdd(m - t3 - t3Low, square * (1.0 / 3), t);

        j -= subnormal & Create(18.0);
        Lanes ordinary = GreaterThan(a, Lanes.Zero) & LessThan(a, Create(double.PositiveInfinity));
        return ConditionalSelect(ordinary, WithSign(t * Power2(j), x), x);
    }
}
