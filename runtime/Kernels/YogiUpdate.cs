using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β₁·m + c₁·g,  v ← v − c₂·sign(v − g²)·g²,  p ← p − a·m / (√v + outside)</summary>
/// <remarks>m is <see cref="State{T}.First"/>, v is <see cref="State{T}.Second"/>, which stays positive: where it falls it is above g².</remarks>
internal readonly struct YogiUpdate<T>(T beta1, T c1, T c2, T a, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        Vector512<T> square = g * g, change = Vector512.Create(c2) * square;
        s.First = Subnormals.FlushAverage(Vector512.Create(beta1) * s.First + Vector512.Create(c1) * g);
        Vector512<T> falls = Vector512.GreaterThan(s.Second, square), rises = Vector512.LessThan(s.Second, square);
        s.Second = Subnormals.FlushSquares(s.Second - (change & falls) + (change & rises));
        p -= Vector512.Create(a) * s.First / (Vector512.Sqrt(s.Second) + Vector512.Create(outside));
    }
}
