using System;
using System.Numerics;

namespace AutoDiffGen.Distributed;

/// <summary>64 bits that other numbers have by chance alone: h ← (h ⊕ bits of a number) rotated, times an odd constant.</summary>
internal static class Fingerprint
{
    private const ulong Begin = 0xCBF29CE484222325, Odd = 0x9E3779B97F4A7C15;
    // No number's own bits: those of a NaN say which operation made it, which may differ where all else is the same.
    private const ulong BitsOfNaN = 0x7FF8000000000000;

    internal static ulong Of<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong hash = Begin;
        foreach (T value in values) hash = With(hash, T.IsNaN(value) ? BitsOfNaN : BitConverter.DoubleToUInt64Bits(double.CreateTruncating(value)));
        return Mixed(hash);
    }

    internal static ulong Of(string text)
    {
        ulong hash = Begin;
        foreach (char c in text) hash = With(hash, c);
        return Mixed(hash);
    }

    private static ulong With(ulong hash, ulong bits) => BitOperations.RotateLeft(hash ^ bits, 29) * Odd;

    // Each bit depends on all: they are compared in parts.
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * Odd;
        return hash ^ (hash >> 29);
    }
}
