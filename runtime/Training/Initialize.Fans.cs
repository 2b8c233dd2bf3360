using System;
using System.Numerics;
using AutoDiffGen.Support;

namespace AutoDiffGen.Training;

public static partial class Initialize
{
    /// <summary>Uniform numbers in ±gain·√(6 / (fan-in + fan-out)): variance gain²·2 / (fan-in + fan-out), between what keeps values and what keeps gradients.</summary>
    /// <remarks>Glorot and Bengio 2010, (16); for tanh and sigmoid. torch's xavier_uniform_, Keras' default.</remarks>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="fanOut">Outputs that an input goes to: at least 1.</param>
    /// <param name="random">Where from; one draw a number.</param>
    /// <param name="gain">For activations that shrink: at least 0 and finite, 1 by default (torch has 5/3 for tanh).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void GlorotUniform<T>(Span<T> weights, int fanIn, int fanOut, SeededRandom random, double gain = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Symmetric(weights, Math.Sqrt(3) * Glorot(fanIn, fanOut, gain), random);

    /// <summary>Normal numbers of the variance of <see cref="GlorotUniform"/>.</summary>
    /// <remarks>torch's xavier_normal_. Keras cuts the tails off at two standard deviations, and makes up for it.</remarks>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="fanOut">Outputs that an input goes to: at least 1.</param>
    /// <param name="random">Where from; two draws a number.</param>
    /// <param name="gain">At least 0 and finite: 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void GlorotNormal<T>(Span<T> weights, int fanIn, int fanOut, SeededRandom random, double gain = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, 0, Glorot(fanIn, fanOut, gain), random);

    /// <summary>Uniform numbers in ±√(6 / ((1 + slope²)·fan-in)): variance 2 / ((1 + slope²)·fan-in), as half of what goes through a rectifier is cut off.</summary>
    /// <remarks>He, Zhang, Ren and Sun 2015, (10) and (15); for ReLU and its leaky kind. torch's kaiming_uniform_ with the slope as its a.</remarks>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="random">Where from; one draw a number.</param>
    /// <param name="slope">The rectifier's slope below 0: finite, 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void HeUniform<T>(Span<T> weights, int fanIn, SeededRandom random, double slope = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Symmetric(weights, Math.Sqrt(3) * He(fanIn, slope), random);

    /// <summary>Normal numbers of the variance of <see cref="HeUniform"/>.</summary>
    /// <remarks>torch's kaiming_normal_.</remarks>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="random">Where from; two draws a number.</param>
    /// <param name="slope">The rectifier's slope below 0: finite, 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void HeNormal<T>(Span<T> weights, int fanIn, SeededRandom random, double slope = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, 0, He(fanIn, slope), random);

    /// <summary>Uniform numbers in ±√(3 / fan-in): variance 1 / fan-in.</summary>
    /// <remarks>LeCun, Bottou, Orr and Müller 1998, 4.6; for scaled tanh, selu, and layers without activation.</remarks>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="random">Where from; one draw a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void LeCunUniform<T>(Span<T> weights, int fanIn, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Symmetric(weights, Math.Sqrt(3) * LeCun(fanIn), random);

    /// <summary>Normal numbers of variance 1 / fan-in.</summary>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">Numbers that an output adds up: at least 1.</param>
    /// <param name="random">Where from; two draws a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range. Nothing is written then.</exception>
    public static void LeCunNormal<T>(Span<T> weights, int fanIn, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Normal(weights, 0, LeCun(fanIn), random);

    private static void Symmetric<T>(Span<T> weights, double limit, SeededRandom random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Uniform(weights, -limit, limit, random);

    private static double Glorot(int fanIn, int fanOut, double gain) =>
        Valid.Rate(gain, nameof(gain))
        * Math.Sqrt(2.0 / ((double)Valid.AtLeast(1, fanIn, nameof(fanIn)) + Valid.AtLeast(1, fanOut, nameof(fanOut))));

    private static double He(int fanIn, double slope) =>
        Math.Sqrt(2.0 / ((1 + (Valid.Finite(slope, nameof(slope)) * slope)) * Valid.AtLeast(1, fanIn, nameof(fanIn))));

    private static double LeCun(int fanIn) => Math.Sqrt(1.0 / Valid.AtLeast(1, fanIn, nameof(fanIn)));
}
