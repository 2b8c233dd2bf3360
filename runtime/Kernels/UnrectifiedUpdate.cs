using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β₁·m + c₁·g,  v ← β₂·v + c₂·g²,  p ← p − a·m</summary>
/// <remarks>Adam while v is not to be trusted yet: it is kept, but does not count. m is <see cref="State{T}.First"/>, v is <see cref="State{T}.Second"/>.</remarks>
internal readonly struct UnrectifiedUpdate<T>(T beta1, T c1, T beta2, T c2, T a) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushAverage(Vector512.Create(beta1) * s.First + Vector512.Create(c1) * g);
        s.Second = Subnormals.FlushSquares(Vector512.Create(beta2) * s.Second + Vector512.Create(c2) * g * g);
        p -= Vector512.Create(a) * s.First;
    }
}
