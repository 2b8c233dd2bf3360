using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← p − a·g / (|g| + ε)</summary>
internal readonly struct NormalizedGradientUpdate<T>(T a, T epsilon) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        p -= Vector512.Create(a) * g / (Vector512.Abs(g) + Vector512.Create(epsilon));
    }
}
