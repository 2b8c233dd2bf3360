using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>r of x = n·π/2 + r, |r| ≤ π/4, in two parts, for |x| ≤ 2⁴⁰</summary>
    /// <remarks>
    /// Cody and Waite (Software Manual for the Elementary Functions, 1980) with π/2 = P₁ + P₂ + P₃ of 53 bits each: x − n·P₁ is exact
    /// with one rounding, as both are multiples of the last bit of the smaller one and differ by less than 1; n·P₂ is taken in two parts.
    /// No double up to 2⁴⁰ is nearer to a multiple of π/2 than 2⁻⁶⁰; the error is below 2⁻¹¹⁴.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Reduce(Lanes x, out Lanes low, out Vector512<long> n)
    {
        const double twoOverPi = 0.6366197723675814, p3 = -1.4973849048591698e-33;

        Lanes rounded = FusedMultiplyAdd(x, Create(twoOverPi), Create(Rounder));
        n = rounded.AsInt64();
        Lanes k = rounded - Create(Rounder);
        Lanes first = FusedMultiplyAdd(k, Create(-HalfPi), x);
        Lanes second = k * Create(-HalfPiLow);
        Lanes secondLow = FusedMultiplyAdd(k, Create(-HalfPiLow), -second);
        Lanes r = first + second;
        Lanes part = r - first;
        low = first - (r - part) + (second - part) + FusedMultiplyAdd(k, Create(-p3), secondLow);
        return r;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes SinOfHuge(Lanes x)
    {
        Lanes r = ReduceHuge(x, out Lanes rLow, out Vector512<long> n);
        return SinOf(r, rLow, n);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes CosOfHuge(Lanes x)
    {
        Lanes r = ReduceHuge(x, out Lanes rLow, out Vector512<long> n);
        return CosOf(r, rLow, n);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes TanOfHuge(Lanes x)
    {
        Lanes r = ReduceHuge(x, out Lanes rLow, out Vector512<long> n);
        return TanOf(r, rLow, n);
    }

    /// <summary>As <see cref="Reduce"/>, for all numbers: huge ones one by one, and the others with the same bits as there</summary>
    private static Lanes ReduceHuge(Lanes x, out Lanes low, out Vector512<long> n)
    {
        Lanes r = Reduce(x, out low, out n);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if (!(System.Math.Abs(x[lane]) > Huge)) continue;
            (double high, double rest, int quadrant) = HugeAngle.Reduce(x[lane]);
            r = r.WithElement(lane, high);
            low = low.WithElement(lane, rest);
            n = n.WithElement(lane, quadrant);
        }

        return r;
    }
}
