using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← p − a·sign(β₁·m + c₁·g),  m ← β₂·m + c₂·g</summary>
/// <remarks>m is <see cref="State{T}.First"/>. The sign of 0 is 0, that of NaN is NaN.</remarks>
internal readonly struct LionUpdate<T>(T beta1, T c1, T beta2, T c2, T a) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        p -= Vector512.Create(a) * Signs.Of(Vector512.Create(beta1) * s.First + Vector512.Create(c1) * g);
        s.First = Subnormals.FlushAverage(Vector512.Create(beta2) * s.First + Vector512.Create(c2) * g);
    }
}
