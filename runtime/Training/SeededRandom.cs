using System;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>A random generator whose numbers depend on the seed only: the same on all machines and in all versions of this package.</summary>
/// <remarks>
/// <para>xoshiro256** 1.0 (Blackman and Vigna 2018), period 2²⁵⁶ − 1. Its four words of state are the first outputs of SplitMix64
/// (Steele, Lea and Flood 2014) started at seed + mix(stream), where mix is SplitMix64's output function and mix(0) = 0.</para>
/// <para>Not for secrets, and not safe for concurrent use: give each thread a stream of its own.</para>
/// </remarks>
public sealed class SeededRandom : ISaved
{
    private ulong _s0, _s1, _s2, _s3;

    /// <param name="seed">Any number.</param>
    /// <param name="stream">Another sequence for the same seed, for each thread or epoch; 0 is the plain one.</param>
    public SeededRandom(ulong seed, ulong stream = 0) => Restart(seed, stream);

    /// <summary>As xoshiro256** is published: from its state, which must not be all zeros.</summary>
    internal SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1): the upper 53 of the next 64 bits, times 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number of the normal distribution with mean 0 and standard deviation 1.</summary>
    /// <remarks>
    /// Box and Muller 1958, the cosine's half of a pair: √(−2·log(1 − u))·cos(2π·v) with u and v the next two of <see cref="NextDouble"/>, so nothing is kept from one call for the next.
    /// Logarithm and cosine are this package's own, within 1.3 units in the last place and of the same bits on all machines. At most 8.58 in absolute value.
    /// </remarks>
    public double NextNormal()
    {
        Unsafe.SkipInit(out double z);
        NextNormals(new Span<double>(ref z));
        return z;
    }

    /// <summary>As many numbers as there is room for, as of so many calls of <see cref="NextNormal"/>.</summary>
    /// <param name="numbers">Overwritten.</param>
    public void NextNormals(Span<double> numbers)
    {
        int width = Vector512<double>.Count;
        Span<double> radius = stackalloc double[width], angle = stackalloc double[width];
        radius.Clear();
        angle.Clear();
        for (int start = 0; start < numbers.Length; start += width)
        {
            int count = Math.Min(width, numbers.Length - start);
            for (int i = 0; i < count; i++) (radius[i], angle[i]) = (1 - NextDouble(), 2 * Math.PI * NextDouble());
            Vector512<double> r = Vector512.Sqrt(VectorMath.Log(Vector512.Create<double>(radius)) * -2.0);
            (r * VectorMath.Cos(Vector512.Create<double>(angle))).CopyTo(radius);
            radius[..count].CopyTo(numbers[start..]);
        }
    }

    /// <summary>A number in [0, <paramref name="bound"/>), each as likely as the others.</summary>
    /// <remarks>
    /// Lemire 2019: the upper word of 64 bits times the bound. Draws again while the lower word is less than 2⁶⁴ mod bound,
    /// without which some numbers would be more likely.
    /// </remarks>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt32(int bound)
    {
        ulong n = (ulong)Valid.AtLeast(1, bound, nameof(bound));
        ulong high = Math.BigMul(NextUInt64(), n, out ulong low);
        if (low >= n) return (int)high;
        for (ulong rejected = (0 - n) % n; low < rejected;) high = Math.BigMul(NextUInt64(), n, out low);
        return (int)high;
    }

    /// <summary>Puts the elements in a random order, each order as likely as the others.</summary>
    /// <remarks>Fisher and Yates, from the end: element i changes places with element <see cref="NextInt32"/>(i + 1).</remarks>
    public void Shuffle<T>(Span<T> elements)
    {
        for (int i = elements.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (elements[i], elements[j]) = (elements[j], elements[i]);
        }
    }

    /// <summary>Starts over, as a new generator with these arguments would.</summary>
    internal void Restart(ulong seed, ulong stream)
    {
        ulong counter = seed + Mix(stream);
        _s0 = Mix(counter += Increment);
        _s1 = Mix(counter += Increment);
        _s2 = Mix(counter += Increment);
        _s3 = Mix(counter + Increment);
    }

    /// <summary>Writes the four words of state, in the format of docs/optimizers.md.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote, and goes on there.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">The file is truncated, damaged or of something else; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    string ISaved.Kind => nameof(SeededRandom);

    void ISaved.Write(StateWriter writer) =>
        writer.Vector<long>("state", [(long)_s0, (long)_s1, (long)_s2, (long)_s3]);

    Action ISaved.Read(StateReader reader)
    {
        long[] state = reader.Vector<long>("state", 4);
        if (state is [0, 0, 0, 0]) throw new InvalidDataException($"'state' is all zeros in the {reader.Source}, from which no numbers come.");
        return () => (_s0, _s1, _s2, _s3) = ((ulong)state[0], (ulong)state[1], (ulong)state[2], (ulong)state[3]);
    }

    private const ulong Increment = 0x9E3779B97F4A7C15;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
