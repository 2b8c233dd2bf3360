using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector512;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>2^x</summary>
    /// <remarks>x = n + d, |d| ≤ ½, is exact; then e^(d·ln 2), the product in two parts. Within 1 ulp, and exact for integers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Exp2(Lanes x)
    {
        const double ln2 = 0.6931471805599453, ln2Low = 2.3190468138462996e-17;

        bool isNormal = LessThanOrEqualAll(Abs(x), Create(1021.0));
        if (!isNormal) x = AtLeast(AtMost(x, 1025), -1077);

        Lanes rounded = x + Create(Rounder);
        Lanes n = rounded - Create(Rounder);
        Lanes d = x - n;
        Lanes r = d * Create(ln2);
        Lanes low = FusedMultiplyAdd(d, Create(ln2Low), FusedMultiplyAdd(d, Create(ln2), -r));
        Lanes square = r * r;
        Lanes y = r + FusedMultiplyAdd(square, ExpTail(r, square), low) + Create(1.0);
        return isNormal ? ScaleNormal(y, rounded) : Scale(y, n);
    }
}
