using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Truth values of 32 samples: all bits of a lane, or none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mask32 : IMask<Mask32>
{
    internal readonly Vector512<double> A;

    internal readonly Vector512<double> B;

    internal readonly Vector512<double> C;

    internal readonly Vector512<double> D;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Mask32(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) => (A, B, C, D) = (a, b, c, d);

    /// <summary>A bit for each sample.</summary>
    internal ulong Bits => A.ExtractMostSignificantBits() | (B.ExtractMostSignificantBits() << 8) | (C.ExtractMostSignificantBits() << 16) | (D.ExtractMostSignificantBits() << 24);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Mask32(bool value) => value ? new(Vector512<double>.AllBitsSet, Vector512<double>.AllBitsSet, Vector512<double>.AllBitsSet, Vector512<double>.AllBitsSet) : default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator &(Mask32 left, Mask32 right) => new(left.A & right.A, left.B & right.B, left.C & right.C, left.D & right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator |(Mask32 left, Mask32 right) => new(left.A | right.A, left.B | right.B, left.C | right.C, left.D | right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator ^(Mask32 left, Mask32 right) => new(left.A ^ right.A, left.B ^ right.B, left.C ^ right.C, left.D ^ right.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 operator !(Mask32 value) => new(~value.A, ~value.B, ~value.C, ~value.D);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask32 value, int done) => value.Bits >> done != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask32 Select(Mask32 condition, Mask32 whenTrue, Mask32 whenFalse) => new(Vector512.ConditionalSelect(condition.A, whenTrue.A, whenFalse.A), Vector512.ConditionalSelect(condition.B, whenTrue.B, whenFalse.B), Vector512.ConditionalSelect(condition.C, whenTrue.C, whenFalse.C), Vector512.ConditionalSelect(condition.D, whenTrue.D, whenFalse.D));
}
