using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  p ← p − a·g / (√(s + inside) + outside)</summary>
/// <remarks>s is <see cref="State{T}.First"/>.</remarks>
internal readonly struct RmsPropUpdate<T>(T decay, T c, T a, T inside, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        p -= Vector512.Create(a) * g / (Vector512.Sqrt(s.First + Vector512.Create(inside)) + Vector512.Create(outside));
    }
}
