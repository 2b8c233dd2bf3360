using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β·m + c·g,  p ← p + r·m</summary>
/// <remarks>m is <see cref="State{T}.First"/>. The forms of momentum are this one with different c and r.</remarks>
internal readonly struct MomentumUpdate<T>(T beta, T c, T r) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushAverage(Vector512.Create(beta) * s.First + Vector512.Create(c) * g);
        p += Vector512.Create(r) * s.First;
    }
}
