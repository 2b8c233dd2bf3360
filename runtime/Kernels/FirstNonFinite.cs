using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>Finds NaN and infinities: x − x is 0 for all other numbers.</summary>
internal static class FirstNonFinite
{
    /// <summary>The index of the first element that is not finite, −1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static int IndexIn<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(values);
        int i = 0, count = Vector512<T>.Count;
        for (; i <= values.Length - 4 * count; i += 4 * count)
        {
            Vector512<T> a = Vector512.LoadUnsafe(ref start, (nuint)i), b = Vector512.LoadUnsafe(ref start, (nuint)(i + count));
            Vector512<T> c = Vector512.LoadUnsafe(ref start, (nuint)(i + 2 * count)), d = Vector512.LoadUnsafe(ref start, (nuint)(i + 3 * count));
            // Sums of zeros, unless one is NaN.
            if (a - a + (b - b) + (c - c + (d - d)) != Vector512<T>.Zero) break;
        }

        for (; i <= values.Length - count; i += count)
        {
            Vector512<T> x = Vector512.LoadUnsafe(ref start, (nuint)i);
            if (x - x != Vector512<T>.Zero) break;
        }

        for (; i < values.Length; i++)
            if (!T.IsFinite(values[i])) return i;
        return -1;
    }
}
