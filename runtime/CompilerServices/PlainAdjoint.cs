using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Products and quotients as they are: NaN for 0 · ∞.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PlainAdjoint : IAdjoint
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Times(double adjoint, double factor) => adjoint * factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Over(double adjoint, double divisor) => adjoint / divisor;
}
