using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Entry checks of generated derivatives: they throw before anything is computed or written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>An output has as many elements as the parameter it is the derivative of.</summary>
    /// <exception cref="ArgumentException">The lengths differ; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(int length, int expected, string name, string of)
    {
        if (length != expected) ThrowLength(length, expected, name, of);
    }

    /// <summary>Memory that is written shares no element with other memory of the call.</summary>
    /// <exception cref="ArgumentException">They overlap; names <paramref name="name"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> other, string name, string otherName)
    {
        if (output.Overlaps(other)) ThrowOverlap(name, otherName);
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string name, string of) =>
        throw new ArgumentException($"'{name}' has {length} elements, but '{of}' has {expected}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string otherName) =>
        throw new ArgumentException($"'{name}' overlaps '{otherName}', which would be overwritten while it is read.", name);
}
