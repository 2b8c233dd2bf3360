using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>Tangent; NaN of ±∞.</summary>
    /// <remarks>Reduced as in <see cref="Sin"/>; sin r / cos r or −cos r / sin r, all in two parts. Within 1 ulp, whatever the size of x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Tan(Lanes x)
    {
        Lanes r = Reduce(x, out Lanes rLow, out Vector512<long> n);
        return TanOf(r, rLow, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes TanOf(Lanes r, Lanes rLow, Vector512<long> n)
    {
        Lanes sin = SinReduced(r, rLow, out Lanes sinLow), cos = CosReduced(r, rLow, out Lanes cosLow);
        Lanes isOdd = Vector512.Equals(n & Vector512<long>.One, Vector512<long>.One).AsDouble();
        Lanes y = Quotient(
            ConditionalSelect(isOdd, -cos, sin), ConditionalSelect(isOdd, -cosLow, sinLow),
            ConditionalSelect(isOdd, sin, cos), ConditionalSelect(isOdd, sinLow, cosLow), out Lanes low);
        return ConditionalSelect(Vector512.Equals(r, Lanes.Zero), r, y + low);
    }
}
