using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Logarithm to base 2: −∞ of 0, NaN below.</summary>
    /// <remarks>k + log m · log₂ e, log m in two parts. Within 0.7 ulp; powers of 2 are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Log2(Lanes x)
    {
        const double scale = 1.4426950408889634, scaleLow = 2.0355273740931033e-17;

        bool areNormal = AreNormal(x);
        Lanes log = LogInTwo(x, areNormal, out Lanes logLow, out Lanes k);
        Lanes y = log * Create(scale);
        Lanes yLow = FusedMultiplyAdd(log, Create(scale), -y) + FusedMultiplyAdd(logLow, Create(scale), log * scaleLow);
        Lanes high = k + y;
        Lanes log2 = high + (k - high + y + yLow);
        return areNormal ? log2 : LogDomain(x, log2);
    }

    /// <summary>Logarithm to base 10: −∞ of 0, NaN below.</summary>
    /// <remarks>k·log₁₀ 2 + log m · log₁₀ e, all in two parts. Within 0.7 ulp; powers of 10 are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Log10(Lanes x)
    {
        const double scale = 0.4342944819032518, scaleLow = 1.098319650216765e-17;
        // The first has 42 bits, so that k times it is exact.
        const double two = 0.30102999566395283, twoLow = 2.8363394551044964e-14;

        bool areNormal = AreNormal(x);
        Lanes log = LogInTwo(x, areNormal, out Lanes logLow, out Lanes k);
        Lanes y = log * Create(scale);
        Lanes yLow = FusedMultiplyAdd(log, Create(scale), -y) + FusedMultiplyAdd(logLow, Create(scale), log * scaleLow);
        Lanes k10 = k * Create(two);
        Lanes high = k10 + y;
        Lanes log10 = high + (k10 - high + y + FusedMultiplyAdd(k, Create(twoLow), yLow));
        return areNormal ? log10 : LogDomain(x, log10);
    }

    /// <summary>log m in two parts, and k: x = 2ᵏ·m, ½√2 ≤ m &lt; √2</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogInTwo(Lanes x, bool areNormal, out Lanes low, out Lanes k)
    {
        Lanes f = SplitForLog(x, areNormal, out k);
        Lanes y = LogTail(f, out Lanes halfSquare);
        Lanes high = f - halfSquare;
        low = f - high - halfSquare - FusedMultiplyAdd(f * 0.5, f, -halfSquare) + y;
        return high;
    }
}
