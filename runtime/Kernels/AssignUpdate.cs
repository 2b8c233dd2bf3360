using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← g: what is left of another update that changes the gradient first, such as <see cref="ScaledUpdate{T, TUpdate}"/>.</summary>
internal readonly struct AssignUpdate<T> : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s) => p = g;
}
