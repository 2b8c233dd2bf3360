using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>The angle of the point (x, y), from −π to π, with the special cases of <see cref="System.Math.Atan2"/></summary>
    /// <remarks>
    /// m / M, the smaller magnitude by the greater one, reduced to |t| ≤ tan(π/8) as in <see cref="Atan"/>: atan t, or
    /// π/4 + atan((m − M) / (m + M)), and mirrored at π/4 and π/2. Within 0.9 ulp.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Atan2(Lanes y, Lanes x)
    {
        Lanes one = Create(1.0), infinity = Create(double.PositiveInfinity);
        Lanes ax = Abs(x), ay = Abs(y);
        Lanes steep = GreaterThan(ay, ax);
        Lanes most = ConditionalSelect(steep, ay, ax), least = ConditionalSelect(steep, ax, ay);

        // Away from where the sum overflows, or a remainder vanishes.
        Lanes scale = ConditionalSelect(GreaterThan(most, Create(1e300)), Create(TwoToMinus600), ConditionalSelect(LessThan(most, Create(1e-200)), Create(TwoTo600), one));
        least *= scale;
        most *= scale;
        // 0 / 0 counts as 0, ∞ / ∞ as 1.
        Lanes endless = Vector512.Equals(most, infinity);
        least = ConditionalSelect(endless, ConditionalSelect(Vector512.Equals(least, infinity), one, ConditionalSelect(Vector512.Equals(least, least), Lanes.Zero, least)), least);
        most = ConditionalSelect(endless | Vector512.Equals(most, Lanes.Zero), one, most);

        Lanes some = GreaterThan(least, most * TanOfEighthPi);
        Lanes top = ConditionalSelect(some, least - most, least);
        Lanes topLow = (least - (top + most)) & some;
        Lanes d = ConditionalSelect(some, most + least, most);
        Lanes dLow = (most - d + least) & some;
        Lanes t = Quotient(top, topLow, d, dLow, out Lanes tLow);

        // offset ± atan t: the offset is (0 or 1)·π/4, then π/2 − that, then π − that.
        Lanes minus = steep ^ LessThan(WithSign(one, x), Lanes.Zero);
        Lanes quarters = some & one;
        quarters = ConditionalSelect(steep, Create(2.0) - quarters, quarters);
        quarters = ConditionalSelect(LessThan(WithSign(one, x), Lanes.Zero), Create(4.0) - quarters, quarters);
        Lanes flip = minus & Create(SignBit).AsDouble();
        // Multiples up to 4 of both parts are exact but for 3: (3·QuarterPi is not.)
        Lanes offset = quarters * QuarterPi;
        Lanes offsetLow = FusedMultiplyAdd(quarters, Create(QuarterPi), -offset) + quarters * QuarterPiLow;
        return WithSign(ArcFrom(offset, offsetLow, t ^ flip, tLow ^ flip), y);
    }
}
