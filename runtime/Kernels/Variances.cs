using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>The mean square less the square of the mean.</summary>
internal static class Variances
{
    /// <remarks>
    /// Rounding may take it below 0, and it is 0 then. A square that overflows is taken as the largest number, so that an infinite mean square
    /// stays infinite, and a step divided by its root is 0.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Of<T>(Vector512<T> square, Vector512<T> mean) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector512.Max(square - Vector512.Min(mean * mean, Vector512.Create(Largest<T>())), Vector512<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Largest<T>() => typeof(T) == typeof(float) ? (T)(object)float.MaxValue : (T)(object)double.MaxValue;
}
