using System;
using System.Linq;

namespace AutoDiffGen.Corpus;

/// <summary>Random inputs that are the same on every machine and in every year.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014): System.Random's algorithm is nobody's promise.</remarks>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform in [low, high).</summary>
    public double Number(double low, double high) => low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))));

    public double[] Numbers(int count, double low, double high) => Many(count, () => Number(low, high));

    public double[,] Grid(int rows, int columns, double low, double high)
    {
        double[,] grid = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) grid[i, j] = Number(low, high);
        }

        return grid;
    }

    public float[] Floats(int count, float low, float high) => Many(count, () => (float)Number(low, high));

    /// <summary>Uniform in [0, bound).</summary>
    public int Index(int bound) => (int)(Next() % (ulong)bound);

    public int[] Indices(int count, int bound) => Many(count, () => Index(bound));

    /// <summary>0 to count - 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        int[] items = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }

    private static T[] Many<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
