using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← s + g²,  p ← p − a·g / (√(s + inside) + outside)</summary>
/// <remarks>s is <see cref="State{T}.First"/>.</remarks>
internal readonly struct AdaGradUpdate<T>(T a, T inside, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(s.First + g * g);
        p -= Vector512.Create(a) * g / (Vector512.Sqrt(s.First + Vector512.Create(inside)) + Vector512.Create(outside));
    }
}
