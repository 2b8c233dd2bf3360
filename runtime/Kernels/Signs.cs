using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>Signs of vectors.</summary>
internal static class Signs
{
    /// <summary>1, −1, or the number itself where it is 0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Of<T>(Vector512<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> one = Vector512<T>.One;
        Vector512<T> negative = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), -one, x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<T>.Zero), one, negative);
    }
}
