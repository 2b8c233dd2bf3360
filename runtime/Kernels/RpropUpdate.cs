using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>d ← d·η⁺ where g has the sign of the last one, d·η⁻ where it changed, within bounds; p ← p − d·sign(g), or p where it changed</summary>
/// <remarks>
/// The last gradient is <see cref="State{T}.First"/>, with 0 where the sign changed; d is <see cref="State{T}.Second"/>.
/// As in torch, the sign of the product of both gradients decides: a product that underflows leaves d as it is. A NaN moves nothing.
/// </remarks>
internal readonly struct RpropUpdate<T>(T decrease, T increase, T least, T largest) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int StateBuffers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        Vector512<T> product = g * s.First;
        Vector512<T> same = Vector512.GreaterThan(product, Vector512<T>.Zero), changed = Vector512.LessThan(product, Vector512<T>.Zero);
        Vector512<T> factor = Vector512.ConditionalSelect(
            same, Vector512.Create(increase), Vector512.ConditionalSelect(changed, Vector512.Create(decrease), Vector512<T>.One));
        s.Second = Vector512.Min(Vector512.Max(s.Second * factor, Vector512.Create(least)), Vector512.Create(largest));
        s.First = Vector512.AndNot(g, changed);
        Vector512<T> up = Vector512.GreaterThan(s.First, Vector512<T>.Zero), down = Vector512.LessThan(s.First, Vector512<T>.Zero);
        p = p - (s.Second & up) + (s.Second & down);
    }
}
