using System;
using System.Numerics;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

/// <summary>First values for parameters, from a generator that is the caller's: the same on all machines.</summary>
/// <remarks>
/// Numbers are drawn in double, in order of the elements, and rounded to T; so <see cref="float"/> and <see cref="double"/> weights of one seed are the same but for that. A layer's weights keep
/// the variance of what goes through them if their own is right for its fan-in, the numbers that each output adds up, and its fan-out, the outputs that each input goes
/// to. Biases start at 0. Weights that are all equal stay equal, so let no layer start with <see cref="Constant"/>.
/// </remarks>
public static partial class Initialize
{
    /// <summary>The same number everywhere.</summary>
    /// <param name="weights">Overwritten.</param>
    /// <param name="value">The number.</param>
    public static void Constant<T>(Span<T> weights, T value) where T : unmanaged, IBinaryFloatingPointIeee754<T> => weights.Fill(value);

    /// <summary>Numbers from <paramref name="low"/> to <paramref name="high"/>, each as likely as the others: low + (high − low)·<see cref="SeededRandom.NextDouble"/>.</summary>
    /// <param name="weights">Overwritten.</param>
    /// <param name="low">The least: finite.</param>
    /// <param name="high">The largest, which only rounding reaches: at least <paramref name="low"/>, and finite.</param>
    /// <param name="random">Where from; one draw a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound, or their distance, is out of range. Nothing is written then.</exception>
    public static void Uniform<T>(Span<T> weights, double low, double high, SeededRandom random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        Valid.Finite(low, nameof(low));
        Valid.NotBelow(low, high, nameof(high));
        double width = Valid.Finite(high - low, nameof(high));
        foreach (ref T weight in weights) weight = T.CreateTruncating(low + (width * random.NextDouble()));
    }

    /// <summary>Normal numbers: mean + deviation·<see cref="SeededRandom.NextNormal"/>.</summary>
    /// <param name="weights">Overwritten.</param>
    /// <param name="mean">Finite.</param>
    /// <param name="deviation">The standard deviation: at least 0 and finite.</param>
    /// <param name="random">Where from; two draws a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void Normal<T>(Span<T> weights, double mean, double deviation, SeededRandom random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        Valid.Finite(mean, nameof(mean));
        Valid.Rate(deviation, nameof(deviation));
        Span<double> numbers = stackalloc double[64];
        while (!weights.IsEmpty)
        {
            Span<double> some = numbers[..Math.Min(numbers.Length, weights.Length)];
            random.NextNormals(some);
            for (int i = 0; i < some.Length; i++) weights[i] = T.CreateTruncating(mean + (deviation * some[i]));
            weights = weights[some.Length..];
        }
    }
}
