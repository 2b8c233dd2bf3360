using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>s ← ρ·s + c·g²,  b ← μ·b + into·g / (√(s + inside) + outside),  p ← p − a·b</summary>
/// <remarks>
/// s is <see cref="State{T}.First"/>. Centred, the mean of g is <see cref="State{T}.Second"/> and its square is taken from s under the root;
/// with rounding that may be below 0, and is 0 then. With momentum b is the last field, without it b is its second term.
/// </remarks>
internal readonly struct RmsPropUpdate<T, TCentered, TMomentum>(T decay, T c, T momentum, T into, T a, T inside, T outside, T largest) : IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCentered : struct, ISwitch
    where TMomentum : struct, ISwitch
{
    public static int StateBuffers => 1 + (TCentered.IsOn ? 1 : 0) + (TMomentum.IsOn ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s)
    {
        s.First = Subnormals.FlushSquares(Vector512.Create(decay) * s.First + Vector512.Create(c) * g * g);
        Vector512<T> variance = s.First;
        if (TCentered.IsOn)
        {
            s.Second = Subnormals.FlushAverage(Vector512.Create(decay) * s.Second + Vector512.Create(c) * g);
            // A square that overflows is taken as the largest number, so that an infinite s stays infinite, and the step 0.
            Vector512<T> mean = Vector512.Min(s.Second * s.Second, Vector512.Create(largest));
            variance = Vector512.Max(variance - mean, Vector512<T>.Zero);
        }

        Vector512<T> step = Vector512.Create(into) * g / (Vector512.Sqrt(variance + Vector512.Create(inside)) + Vector512.Create(outside));
        if (TMomentum.IsOn)
        {
            step = Subnormals.FlushAverage(Vector512.Create(momentum) * (TCentered.IsOn ? s.Third : s.Second) + step);
            if (TCentered.IsOn) s.Third = step;
            else s.Second = step;
        }

        p -= Vector512.Create(a) * step;
    }
}
