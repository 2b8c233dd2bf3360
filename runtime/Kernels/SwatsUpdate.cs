using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β₁·m + c₁·g,  v ← β₂·v + c₂·g²,  p ← p − a·m / (√v + outside), and the gradient is kept</summary>
/// <remarks>m, v and g are the fields of <see cref="State{T}"/> in this order: the step is made again from them, to be measured.</remarks>
internal readonly struct SwatsUpdate<T>(T beta1, T c1, T beta2, T c2, T a, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        new AdamUpdate<T>(beta1, c1, beta2, c2, a, T.Zero, outside).Apply(ref p, g, ref s);
        s.Third = g;
    }
}
