using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  h ← ρ·h + c·g,  p ← p − a·g / (√(s − h² + inside) + outside)</summary>
/// <remarks>s is <see cref="State{T}.First"/>, h is <see cref="State{T}.Second"/>; see <see cref="Variances"/> for their difference.</remarks>
internal readonly struct CenteredRmsPropUpdate<T>(T decay, T c, T a, T inside, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        s.Second = Subnormals.FlushAverage(Vector512.Create(decay) * s.Second + Vector512.Create(c) * g);
        Vector512<T> variance = Variances.Of(s.First, s.Second);
        p -= Vector512.Create(a) * g / (Vector512.Sqrt(variance + Vector512.Create(inside)) + Vector512.Create(outside));
    }
}
