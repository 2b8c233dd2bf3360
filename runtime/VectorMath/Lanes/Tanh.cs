using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>tanh x = (e^2x − 1) / (e^2x + 1)</summary>
    /// <remarks>h = (e^2|x| − 1) / 2 in two parts, tanh |x| = h / (h + 1), the quotient with its remainder. Within 0.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Tanh(Lanes x)
    {
        // From 19.1 on the result is 1.
        Lanes h = ExpM1Half(AtMost(Abs(x), 20) * 2.0, out Lanes hLow);
        Lanes sum = h + hLow;
        hLow = h - sum + hLow;
        h = sum;
        Lanes d = h + Create(1.0);
        Lanes part = d - Create(1.0);
        Lanes dLow = Create(1.0) - (d - part) + (h - part) + hLow;
        Lanes inverse = Create(1.0) / d;
        Lanes y = h * inverse;
        Lanes rest = FusedMultiplyAdd(-y, d, h) + FusedMultiplyAdd(-y, dLow, hLow);
        return WithSign(FusedMultiplyAdd(rest, inverse, y), x);
    }
}
