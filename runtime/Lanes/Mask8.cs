using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Truth values of eight samples: all bits of a lane, or none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mask8 : IMask<Mask8>
{
    internal readonly Vector512<double> A;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Mask8(Vector512<double> a) => A = a;

    /// <summary>A bit for each sample.</summary>
    internal ulong Bits => A.ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Mask8(bool value) => value ? new(Vector512<double>.AllBitsSet) : default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator &(Mask8 left, Mask8 right) => new(left.A & right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator |(Mask8 left, Mask8 right) => new(left.A | right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator ^(Mask8 left, Mask8 right) => new(left.A ^ right.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 operator !(Mask8 value) => new(~value.A);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask8 value, int done) => value.Bits >> done != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask8 Select(Mask8 condition, Mask8 whenTrue, Mask8 whenFalse) => new(Vector512.ConditionalSelect(condition.A, whenTrue.A, whenFalse.A));
}
