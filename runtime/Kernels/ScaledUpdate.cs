using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>g ← g·first·second, then an update: see <see cref="Scaling"/> for the two factors.</summary>
internal readonly struct ScaledUpdate<T, TUpdate>(TUpdate update, T first, T second) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TUpdate : struct, IUpdate<T>
{
    public static int StateBuffers => TUpdate.StateBuffers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        update.Apply(ref p, g * Vector512.Create(first) * Vector512.Create(second), ref s);
    }
}
