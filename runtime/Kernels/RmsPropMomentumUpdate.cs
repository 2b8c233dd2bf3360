using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  b ← μ·b + into·g / (√(s + inside) + outside),  p ← p − a·b</summary>
/// <remarks>s is <see cref="State{T}.First"/>, b is <see cref="State{T}.Second"/>.</remarks>
internal readonly struct RmsPropMomentumUpdate<T>(T decay, T c, T momentum, T into, T a, T inside, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        Vector512<T> step = Vector512.Create(into) * g / (Vector512.Sqrt(s.First + Vector512.Create(inside)) + Vector512.Create(outside));
        s.Second = Subnormals.FlushAverage(Vector512.Create(momentum) * s.Second + step);
        p -= Vector512.Create(a) * s.Second;
    }
}
