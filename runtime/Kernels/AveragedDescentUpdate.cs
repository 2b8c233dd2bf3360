using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← keep·p − rate·g,  x ← x + weight·(p − x)</summary>
/// <remarks>x, the average of the points, is <see cref="State{T}.First"/>; weight 1 makes it p.</remarks>
internal readonly struct AveragedDescentUpdate<T>(T keep, T rate, T weight) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        p = Vector512.Create(keep) * p - Vector512.Create(rate) * g;
        s.First = Vector512.ConditionalSelect(
            Vector512.Equals(Vector512.Create(weight), Vector512<T>.One), p, s.First + Vector512.Create(weight) * (p - s.First));
    }
}
