using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^−|x|)</summary>
    /// <remarks>1 + e^−|x| in two parts goes into <see cref="LogOfSum"/>; below −40 it is e^x. Within 1.3 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Softplus(Lanes x)
    {
        Lanes u = OnePlusExp(x, out Lanes uLow, out Lanes n, out Lanes q, out Lanes qLow);
        Lanes y = LogOfSum(u, uLow, Lanes.Zero);
        if (LessThanAny(x, Create(-40.0)))
            y = ConditionalSelect(LessThan(x, Create(-40.0)), Scale(Create(1.0) + (q + qLow), n), y);

        // Not "less than 0": a NaN takes this way and stays one.
        return ConditionalSelect(LessThanOrEqual(x, Lanes.Zero), y, x + y);
    }
}
