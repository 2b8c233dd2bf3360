using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← a·p + b·g, and 0 where it is tiny: an average that fades.</summary>
internal readonly struct AverageUpdate<T>(T a, T b) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s) =>
        p = Subnormals.FlushAverage(Vector512.Create(a) * p + Vector512.Create(b) * g);
}
