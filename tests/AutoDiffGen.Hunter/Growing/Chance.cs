using System;
using System.Collections.Generic;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Random choices that are the same on every machine and in every year.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014): System.Random's algorithm is nobody's promise.</remarks>
internal sealed class Chance(long seed)
{
    // Mixed once: neighbouring seeds must not walk along one sequence.
    private ulong _state = Mix(unchecked((ulong)seed * 0xD1342543DE82EF95) + 1);

    /// <summary>Uniform in [0, bound).</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Uniform in [low, high], both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>Uniform in [low, high).</summary>
    public double Number(double low, double high) => low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))));

    public T From<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
