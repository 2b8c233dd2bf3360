using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>m ← β·m + c·g,  p ← p + r·m + direct·g</summary>
/// <remarks>m is <see cref="State{T}.First"/>: momentum that looks ahead by its own last step, without a second gradient.</remarks>
internal readonly struct NesterovUpdate<T>(T beta, T c, T r, T direct) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushAverage(Vector512.Create(beta) * s.First + Vector512.Create(c) * g);
        p += Vector512.Create(r) * s.First + Vector512.Create(direct) * g;
    }
}
