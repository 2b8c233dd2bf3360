using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>2^x</summary>
    /// <remarks>x = n + d, |d| ≤ ½, is exact; then e^(d·ln 2), the product in two parts. Within 0.9 ulp, and exact for integers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Exp2(Lanes x)
    {
        const double ln2 = 0.6931471805599453, ln2Low = 2.3190468138462996e-17;

        x = AtLeast(AtMost(x, 1025), -1077);
        Lanes n = x + Create(Rounder) - Create(Rounder);
        Lanes d = x - n;
        Lanes r = d * Create(ln2);
        Lanes low = FusedMultiplyAdd(d, Create(ln2Low), FusedMultiplyAdd(d, Create(ln2), -r));
        return Scale(r + FusedMultiplyAdd(r * r, ExpTail(r), low) + Create(1.0), n);
    }
}
