using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>sinh x = (e^x − e^−x) / 2</summary>
    /// <remarks>With |x| = n·ln 2 + r: sinh |x| = A·cosh r + B·sinh r, A, B = (2ⁿ ∓ 2⁻ⁿ) / 2. Within 0.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Sinh(Lanes x)
    {
        Lanes r = HyperbolicParts(x, out Lanes rLow, out Lanes sinhTail, out Lanes coshTail, out Lanes a, out Lanes aLow, out Lanes b, out Lanes bLow);
        Lanes br = b * r;
        Lanes high = a + br;
        Lanes low = a - high + br + (FusedMultiplyAdd(b, r, -br) + aLow + FusedMultiplyAdd(a, coshTail, b * (sinhTail + rLow)) + bLow * r);
        Lanes y = WithSign((high + low) * 4.0, x);
        // A quarter of a subnormal is none.
        return ConditionalSelect(LessThan(Abs(x), Create(1e-9)), x, y);
    }

    /// <summary>cosh x = (e^x + e^−x) / 2</summary>
    /// <remarks>As <see cref="Sinh"/>: cosh |x| = B·cosh r + A·sinh r. Within 0.8 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Cosh(Lanes x)
    {
        Lanes r = HyperbolicParts(x, out Lanes rLow, out Lanes sinhTail, out Lanes coshTail, out Lanes a, out Lanes aLow, out Lanes b, out Lanes bLow);
        Lanes ar = a * r;
        Lanes high = b + ar;
        Lanes low = b - high + ar + (FusedMultiplyAdd(a, r, -ar) + bLow + FusedMultiplyAdd(b, coshTail, a * (sinhTail + rLow)) + aLow * r);
        return (high + low) * 4.0;
    }

    /// <summary>r of |x| = n·ln 2 + r, sinh r − r, cosh r − 1, and a quarter of A and B in two parts each</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes HyperbolicParts(Lanes x, out Lanes rLow, out Lanes sinhTail, out Lanes coshTail, out Lanes a, out Lanes aLow, out Lanes b, out Lanes bLow)
    {
        Lanes magnitude = AtMost(Abs(x), 711);
        Lanes n = FusedMultiplyAdd(magnitude, Create(Log2OfE), Create(Rounder)) - Create(Rounder);
        Lanes exact = FusedMultiplyAdd(n, Create(-Ln2), magnitude);
        Lanes r = FusedMultiplyAdd(n, Create(-Ln2Low), exact);
        rLow = FusedMultiplyAdd(n, Create(-Ln2Low), exact - r);

        Lanes z = r * r;
        Lanes s = Create(2.510937458064977e-08);
        s = FusedMultiplyAdd(s, z, Create(2.7557243320783847e-06));
        s = FusedMultiplyAdd(s, z, Create(0.00019841269886915525));
        s = FusedMultiplyAdd(s, z, Create(0.008333333333321364));
        s = FusedMultiplyAdd(s, z, Create(0.16666666666666677));
        Lanes c = Create(2.092007586276922e-09);
        c = FusedMultiplyAdd(c, z, Create(2.7557257627086457e-07));
        c = FusedMultiplyAdd(c, z, Create(2.4801587342018827e-05));
        c = FusedMultiplyAdd(c, z, Create(0.0013888888888877046));
        c = FusedMultiplyAdd(c, z, Create(0.04166666666666668));
        sinhTail = r * z * s;
        coshTail = FusedMultiplyAdd(z * z, c, z * 0.5);

        // A quarter, because B itself can be too large. 2⁻ⁿ no longer matters from n = 60 on.
        Lanes up = Power2(n - Create(3.0));
        Lanes down = Power2(Create(-3.0) - AtMost(n, 200));
        a = up - down;
        aLow = up - a - down;
        b = up + down;
        bLow = up - b + down;
        return r;
    }
}
