using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace AutoDiffGen;

internal static partial class Lanes512
{
    /// <summary>√x, rounded correctly by the machine: NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Sqrt(Lanes x) => Vector512.Sqrt(x);
}
