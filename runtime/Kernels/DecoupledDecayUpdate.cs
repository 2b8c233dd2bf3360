using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>p ← keep·p, then an update, whose gradient does not see it.</summary>
internal readonly struct DecoupledDecayUpdate<T, TUpdate>(TUpdate update, T keep) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TUpdate : struct, IUpdate<T>
{
    public static int StateBuffers => TUpdate.StateBuffers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        p *= Vector512.Create(keep);
        update.Apply(ref p, g, ref s);
    }
}
