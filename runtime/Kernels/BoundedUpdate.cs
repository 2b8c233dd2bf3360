using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>g ← g within ± bound, then an update. NaN stays.</summary>
internal readonly struct BoundedUpdate<T, TUpdate>(TUpdate update, T bound) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TUpdate : struct, IUpdate<T>
{
    public static int StateBuffers => TUpdate.StateBuffers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        update.Apply(ref p, Vector512.Min(Vector512.Max(g, Vector512.Create(-bound)), Vector512.Create(bound)), ref s);
    }
}
