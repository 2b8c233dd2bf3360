using System;

namespace AutoDiffGen.Saving;

/// <summary>The letter before a value of a state file.</summary>
internal static class Tag
{
    internal const byte Part = (byte)'(';
    internal const byte End = (byte)')';
    internal const byte Integer = (byte)'i';
    internal const byte Number = (byte)'n';
    internal const byte Text = (byte)'t';

    internal static byte OfVector<T>() =>
        typeof(T) == typeof(float) ? (byte)'F'
        : typeof(T) == typeof(double) ? (byte)'D'
        : typeof(T) == typeof(long) ? (byte)'I'
        : throw new NotSupportedException($"There is no tag for vectors of {typeof(T)}.");
}
