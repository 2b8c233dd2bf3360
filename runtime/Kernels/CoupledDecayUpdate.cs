using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>g ← g + λ·p, then an update: the gradient of the penalty ½·λ·‖p‖² is added.</summary>
internal readonly struct CoupledDecayUpdate<T, TUpdate>(TUpdate update, T decay) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TUpdate : struct, IUpdate<T>
{
    public static int StateBuffers => TUpdate.StateBuffers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        update.Apply(ref p, g + Vector512.Create(decay) * p, ref s);
    }
}
