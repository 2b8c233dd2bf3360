using System.Numerics;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>An optimizer's formula for one vector of parameters; its fields are the numbers of the step.</summary>
/// <remarks>
/// Written once: <see cref="UpdateKernel"/> runs the same code over full vectors and over the last, partial one, so an
/// element's bits do not depend on its position. No implementation uses fused multiply-add, which is not the same on all machines.
/// </remarks>
internal interface IUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many fields of <see cref="State{T}"/> are kept between steps, from the first on.</summary>
    static abstract int StateBuffers { get; }

    /// <summary>Parameters <paramref name="p"/> and state <paramref name="s"/> after a step along the gradient <paramref name="g"/>.</summary>
    void Apply(ref Vector512<T> p, Vector512<T> g, ref State<T> s);
}
