using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Arc sine: NaN outside of −1 … 1.</summary>
    /// <remarks>|x| ≤ ½: g + g³·R(g²), g = |x|. Else π/2 − 2·(g + g³·R(g²)), g = √((1 − |x|) / 2) in two parts. Within 0.7 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Asin(Lanes x)
    {
        Lanes g = ArcParts(x, out Lanes tail, out Lanes isLarge);
        Lanes twice = g * -2.0;
        Lanes high = Create(HalfPi) + twice;
        Lanes large = high + (Create(HalfPi) - high + twice + FusedMultiplyAdd(tail, Create(-2.0), Create(HalfPiLow)));
        return WithSign(ConditionalSelect(isLarge, large, g + tail), x);
    }

    /// <summary>Arc cosine: NaN outside of −1 … 1.</summary>
    /// <remarks>With g and R of <see cref="Asin"/>: π/2 − arcsin x for |x| ≤ ½, 2·(g + g³·R(g²)) above, π − that below. Within 0.7 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Acos(Lanes x)
    {
        Lanes g = ArcParts(x, out Lanes tail, out Lanes isLarge);

        // offset + factor·(g + tail)
        Lanes isPositive = GreaterThan(x, Lanes.Zero);
        Lanes factor = ConditionalSelect(isLarge, ConditionalSelect(isPositive, Create(2.0), Create(-2.0)), ConditionalSelect(isPositive, Create(-1.0), Create(1.0)));
        Lanes halves = ConditionalSelect(isLarge, ConditionalSelect(isPositive, Lanes.Zero, Create(2.0)), Create(1.0));
        Lanes offset = halves * HalfPi;
        Lanes first = factor * g;
        Lanes high = offset + first;
        return high + (offset - high + first + FusedMultiplyAdd(tail, factor, halves * HalfPiLow));
    }

    /// <summary>g, and the rest of arcsin g: g³·R(g²)</summary>
    /// <remarks>The minimax of 13 terms for 0 ≤ g² ≤ ¼ is within 2⁻⁵⁸.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ArcParts(Lanes x, out Lanes tail, out Lanes isLarge)
    {
        Lanes a = Abs(x);
        isLarge = GreaterThan(a, Create(0.5));
        Lanes z = ConditionalSelect(isLarge, FusedMultiplyAdd(a, Create(-0.5), Create(0.5)), a * a);
        Lanes root = Sqrt(z);
        // The summand only matters for 0 / 0.
        Lanes rootLow = FusedMultiplyAdd(-root, root, z) / FusedMultiplyAdd(root, Create(2.0), Create(1e-300)) & isLarge;
        Lanes g = ConditionalSelect(isLarge, root, a);
        Lanes z2 = z * z;
        Lanes even = Create(0.03261035281502278), odd = Create(-0.020962409835269525);
        even = FusedMultiplyAdd(even, z2, Create(0.021675517780788002));
        odd = FusedMultiplyAdd(odd, z2, Create(0.003722408755686642));
        even = FusedMultiplyAdd(even, z2, Create(0.010775120515918585));
        odd = FusedMultiplyAdd(odd, z2, Create(0.011400019039438394));
        even = FusedMultiplyAdd(even, z2, Create(0.013980656837505953));
        odd = FusedMultiplyAdd(odd, z2, Create(0.01735162862180299));
        even = FusedMultiplyAdd(even, z2, Create(0.022372213852803344));
        odd = FusedMultiplyAdd(odd, z2, Create(0.030381942757969117));
        even = FusedMultiplyAdd(even, z2, Create(0.044642857173277074));
        odd = FusedMultiplyAdd(odd, z2, Create(0.07499999999972658));
        even = FusedMultiplyAdd(even, z2, Create(0.16666666666666752));
        Lanes p = FusedMultiplyAdd(odd, z, even);
        tail = FusedMultiplyAdd(g * z, p, rootLow);
        return g;
    }
}
