using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← a·p + b·g: an average that takes in another vector, or a sum of two.</summary>
internal readonly struct CombineUpdate<T>(T a, T b) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s) => p = Vector512.Create(a) * p + Vector512.Create(b) * g;
}
