using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>From here on x + √(x² ± 1) is 2x.</summary>
    private const double NoLongerMatters = 268435456;

    /// <summary>Inverse of sinh: log(x + √(x² + 1))</summary>
    /// <remarks>|x| + √(x² + 1) in two parts goes into <see cref="LogOfSum"/>; 2|x| from 2²⁸ on. Within 1.1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Asinh(Lanes x)
    {
        Lanes one = Create(1.0);
        Lanes a = Abs(x);
        Lanes isLarge = GreaterThan(a, Create(NoLongerMatters));
        Lanes square = a * a;
        Lanes sum = square + one;
        Lanes part = sum - one;
        Lanes sumLow = one - (sum - part) + (square - part) + FusedMultiplyAdd(a, a, -square);
        Lanes root = Sqrt(sum);
        Lanes rootLow = (FusedMultiplyAdd(-root, root, sum) + sumLow) / (root * 2.0);

        Lanes u = root + a;
        Lanes low = root - u + a + rootLow;
        u = ConditionalSelect(isLarge, a, u);
        low = AndNot(low, isLarge);
        Lanes y = LogOfSum(u, low, isLarge & one);
        // Also where there is nothing to compute: ∞ and NaN.
        Lanes isSame = LessThan(a, Create(3e-9)) | ~LessThan(a, Create(double.PositiveInfinity));
        return ConditionalSelect(isSame, x, WithSign(y, x));
    }

    /// <summary>Inverse of cosh for x ≥ 1: log(x + √(x² − 1)); NaN below</summary>
    /// <remarks>As <see cref="Asinh"/>. Within 1.1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Acosh(Lanes x)
    {
        Lanes one = Create(1.0);
        Lanes isLarge = GreaterThan(x, Create(NoLongerMatters));
        Lanes square = x * x;
        Lanes difference = square - one;
        Lanes differenceLow = square - difference - one + FusedMultiplyAdd(x, x, -square);
        Lanes root = Sqrt(difference);
        // The summand only matters for 0 / 0.
        Lanes rootLow = (FusedMultiplyAdd(-root, root, difference) + differenceLow) / FusedMultiplyAdd(root, Create(2.0), Create(1e-300));

        Lanes u = x + root;
        Lanes low = x - u + root + rootLow;
        u = ConditionalSelect(isLarge, x, u);
        low = AndNot(low, isLarge);
        Lanes y = LogOfSum(u, low, isLarge & one);
        y = ConditionalSelect(LessThan(x, Create(double.PositiveInfinity)), y, x);
        return ConditionalSelect(LessThan(x, one), Create(double.NaN), y);
    }

    /// <summary>Inverse of tanh: ½·log((1 + x) / (1 − x)); ±∞ of ±1, NaN outside</summary>
    /// <remarks>The quotient in two parts goes into <see cref="LogOfSum"/>. Within 1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Atanh(Lanes x)
    {
        Lanes one = Create(1.0);
        Lanes a = Abs(x);
        Lanes top = one + a;
        Lanes d = one - a;
        Lanes q = Quotient(top, one - top + a, d, one - d - a, out Lanes qLow);
        Lanes u = q + qLow;
        Lanes y = WithSign(LogOfSum(u, q - u + qLow, Lanes.Zero) * 0.5, x);
        y = ConditionalSelect(LessThan(a, Create(3e-9)), x, y);
        return ConditionalSelect(LessThan(a, one), y, x / (one - Min(a, one)) + AndNot(Create(double.NaN), Vector512.Equals(a, one)));
    }
}
