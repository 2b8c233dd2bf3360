using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  h ← ρ·h + c·g,  b ← μ·b + into·g / (√(s − h² + inside) + outside),  p ← p − a·b</summary>
/// <remarks>s, h and b are the fields of <see cref="State{T}"/> in this order; see <see cref="Variances"/> for the difference.</remarks>
internal readonly struct CenteredRmsPropMomentumUpdate<T>(T decay, T c, T momentum, T into, T a, T inside, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        s.Second = Subnormals.FlushAverage(Vector512.Create(decay) * s.Second + Vector512.Create(c) * g);
        Vector512<T> variance = Variances.Of(s.First, s.Second);
        Vector512<T> step = Vector512.Create(into) * g / (Vector512.Sqrt(variance + Vector512.Create(inside)) + Vector512.Create(outside));
        s.Third = Subnormals.FlushAverage(Vector512.Create(momentum) * s.Third + step);
        p -= Vector512.Create(a) * s.Third;
    }
}
