using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>log(1 + x): −∞ of −1, NaN below</summary>
    /// <remarks>1 + x in two parts goes into <see cref="LogOfSum"/>. Within 1 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes LogP1(Lanes x)
    {
        Lanes one = Create(1.0);
        Lanes u = one + x;
        Lanes part = u - one;
        Lanes low = one - (u - part) + (x - part);
        Lanes y = LogOfSum(u, low, Lanes.Zero);
        if (!AreNormal(u)) y = LogDomain(u, y);
        return ConditionalSelect(LessThan(Abs(x), Create(5e-17)), x, y);
    }

    /// <summary>log(u + low) + more·ln 2, for u ≥ 2⁻⁵³ and low less than half a unit in u's last place</summary>
    /// <remarks>
    /// u = 2ᵏ·(1 + f): (k + more)·ln 2 + log(1 + f) + 2⁻ᵏ·low / (1 + f). The last term is about half an ulp unless f is near 0,
    /// so 1 − f + f² will do for 1 / (1 + f).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogOfSum(Lanes u, Lanes low, Lanes more)
    {
        Lanes f = SplitNormal(u, out Lanes k);
        Lanes y = LogTail(f, out Lanes halfSquare);
        // Half and twice, as −k can be −1024.
        low = low * 0.5 * Power2(Create(1.0) - k) * FusedMultiplyAdd(f, f, Create(1.0) - f);
        k += more;
        return FusedMultiplyAdd(k, Create(Ln2), f - (halfSquare - (y + FusedMultiplyAdd(k, Create(Ln2Low), low))));
    }
}
