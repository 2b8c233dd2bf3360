using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β₁·m + c₁·g,  u ← max(β₂·u, |g| + within),  p ← p − a·m / (u + outside), or p where that divisor is 0</summary>
/// <remarks>m is <see cref="State{T}.First"/>, u is <see cref="State{T}.Second"/>.</remarks>
internal readonly struct AdaMaxUpdate<T>(T beta1, T c1, T beta2, T within, T a, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushAverage(Vector512.Create(beta1) * s.First + Vector512.Create(c1) * g);
        s.Second = Subnormals.FlushSquares(Vector512.Max(Vector512.Create(beta2) * s.Second, Vector512.Abs(g) + Vector512.Create(within)));
        Vector512<T> divisor = s.Second + Vector512.Create(outside);
        p -= Vector512.AndNot(Vector512.Create(a) * s.First / divisor, Vector512.Equals(divisor, Vector512<T>.Zero));
    }
}
