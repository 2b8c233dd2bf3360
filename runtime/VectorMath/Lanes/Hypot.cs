using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>√(x² + y²): ∞ where x or y is, even if the other one is NaN</summary>
    /// <remarks>Scaled by a power of 2 away from overflow; the sum of squares and its root in two parts. Within 0.7 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Hypot(Lanes x, Lanes y)
    {
        Lanes one = Create(1.0), infinity = Create(double.PositiveInfinity);
        Lanes ax = Abs(x), ay = Abs(y);
        Lanes isXMost = GreaterThan(ax, ay);
        Lanes most = ConditionalSelect(isXMost, ax, ay), least = ConditionalSelect(isXMost, ay, ax);
        Lanes isLarge = GreaterThan(most, Create(1e150)), isSmall = LessThan(most, Create(1e-120));
        Lanes scale = ConditionalSelect(isLarge, Create(TwoToMinus600), ConditionalSelect(isSmall, Create(TwoTo600), one));
        Lanes back = ConditionalSelect(isLarge, Create(TwoTo600), ConditionalSelect(isSmall, Create(TwoToMinus600), one));
        most *= scale;
        least *= scale;

        Lanes a = most * most, b = least * least;
        Lanes sum = a + b;
        Lanes sumLow = a - sum + b + (FusedMultiplyAdd(most, most, -a) + FusedMultiplyAdd(least, least, -b));
        Lanes root = Sqrt(sum);
        // The summand only matters for 0 / 0.
        root += (FusedMultiplyAdd(-root, root, sum) + sumLow) / FusedMultiplyAdd(root, Create(2.0), Create(1e-300));
        return ConditionalSelect(Vector512.Equals(ax, infinity) | Vector512.Equals(ay, infinity), infinity, root * back);
    }
}
