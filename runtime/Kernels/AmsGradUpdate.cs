using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β₁·m + c₁·g,  v ← β₂·v + c₂·g²,  w ← max(w, correction·v),  p ← p − a·m / (√w + outside)</summary>
/// <remarks>m, v and w are the fields of <see cref="State{T}"/> in this order.</remarks>
internal readonly struct AmsGradUpdate<T>(T beta1, T c1, T beta2, T c2, T correction, T a, T outside) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushAverage(Vector512.Create(beta1) * s.First + Vector512.Create(c1) * g);
        s.Second = Subnormals.FlushSquares(Vector512.Create(beta2) * s.Second + Vector512.Create(c2) * g * g);
        s.Third = Vector512.Max(s.Third, Vector512.Create(correction) * s.Second);
        p -= Vector512.Create(a) * s.First / (Vector512.Sqrt(s.Third) + Vector512.Create(outside));
    }
}
