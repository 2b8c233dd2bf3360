using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Products and quotients that are 0 where the adjoint is: what a branch left out, and a function that is flat at infinity, says nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuardedAdjoint : IAdjoint
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Times(double adjoint, double factor) => adjoint == 0 ? 0 : adjoint * factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Over(double adjoint, double divisor) => adjoint == 0 ? 0 : adjoint / divisor;
}
