using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>The truth value of one sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mask1 : IMask<Mask1>
{
    private readonly bool _value;

    internal Mask1(bool value) => _value = value;

    internal bool Value => _value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Mask1(bool value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator &(Mask1 left, Mask1 right) => new(left._value & right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator |(Mask1 left, Mask1 right) => new(left._value | right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator ^(Mask1 left, Mask1 right) => new(left._value ^ right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator !(Mask1 value) => new(!value._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask1 value, int done) => value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 Select(Mask1 condition, Mask1 whenTrue, Mask1 whenFalse) => condition._value ? whenTrue : whenFalse;
}
