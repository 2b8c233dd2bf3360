using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  Δ = √(u + ε) / √(s + ε)·g,  u ← ρ·u + c·Δ²,  p ← p − a·Δ</summary>
/// <remarks>s is <see cref="State{T}.First"/>, u is <see cref="State{T}.Second"/>.</remarks>
internal readonly struct AdaDeltaUpdate<T>(T decay, T c, T epsilon, T a) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        Vector512<T> step = Vector512.Sqrt(s.Second + Vector512.Create(epsilon)) / Vector512.Sqrt(s.First + Vector512.Create(epsilon)) * g;
        s.Second = Subnormals.FlushSquares(Vector512.Create(decay) * s.Second + Vector512.Create(c) * step * step);
        p -= Vector512.Create(a) * step;
    }
}
