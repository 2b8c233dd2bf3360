using System;
using System.IO;
using System.Numerics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.Saving;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>The weighted mean of several gradients, for one update by all of them: a large batch in small portions.</summary>
/// <remarks>
/// The optimizer makes, and its schedule counts, one update for every <see cref="Every"/> gradients. In the number type of the parameters; allocates
/// at the first gradient only.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="every">Gradients an update: at least 1.</param>
public sealed class GradientAccumulator<T>(int every) : ISaved
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _sum = [];
    private double _weight;

    /// <summary>Gradients an update.</summary>
    public int Every { get; } = (int)Valid.AtLeast(1, every, nameof(every));

    /// <summary>Gradients since the last update.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a gradient; with the last of <see cref="Every"/>, lets the optimizer step along their mean.</summary>
    /// <param name="optimizer">Makes the update.</param>
    /// <param name="parameters">n numbers, overwritten by an update.</param>
    /// <param name="gradient">n partial derivatives of a mean over samples.</param>
    /// <param name="weight">What the gradient counts in the mean, such as its number of samples: 1 by default.</param>
    /// <returns>Whether there was an update.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths differ from each other or from that of the gradients before, or <paramref name="weight"/> is not positive and finite. The sum is as before then.
    /// </exception>
    public bool Step(Optimizer<T> optimizer, Span<T> parameters, ReadOnlySpan<T> gradient, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Require.SameLength(gradient.Length, parameters.Length, nameof(gradient), nameof(parameters));
        Valid.Positive(weight, nameof(weight));
        if (Count > 0) Require.SameLength(gradient.Length, _sum.Length, nameof(gradient), "the gradients before");
        if (_sum.Length != gradient.Length) _sum = new T[gradient.Length];

        // The first one replaces what is left of the last update.
        T factor = T.CreateTruncating(weight);
        if (Count == 0) UpdateKernel.Run(new ScaledUpdate<T, AssignUpdate<T>>(default, T.One, factor), _sum, gradient, default);
        else UpdateKernel.Run(new CombineUpdate<T>(T.One, factor), _sum, gradient, default);
        _weight = Count == 0 ? weight : _weight + weight;
        Count++;
        if (Count < Every) return false;
        Count = 0;
        UpdateKernel.Run(new ScaledUpdate<T, AssignUpdate<T>>(default, T.One, T.CreateTruncating(1 / _weight)), _sum, _sum, default);
        optimizer.Step(parameters, _sum);
        return true;
    }

    /// <summary>Writes the sum so far, in the format of <see cref="Optimizer{T}.Save"/>; the optimizer has its own file.</summary>
    /// <param name="destination">A stream to write to; it stays open.</param>
    public void Save(Stream destination) => StateFile.Save(destination, this);

    /// <summary>Takes what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream that the file begins at; what is behind the file is left, and the stream stays open.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Optimizer{T}.Load"/>; nothing changes then.</exception>
    public void Load(Stream source) => StateFile.Load(source, this);

    string ISaved.Kind => $"GradientAccumulator<{typeof(T).Name}>";

    void ISaved.Write(StateWriter writer)
    {
        writer.Integer("every", Every);
        writer.Integer("count", Count);
        writer.Number("weight", _weight);
        writer.Integer("length", _sum.Length);
        writer.Vector<T>("sum", _sum);
    }

    Action ISaved.Read(StateReader reader)
    {
        long every = reader.Integer("every"), count = reader.Integer("count", 0);
        if (every != Every || count >= Every)
            throw new InvalidDataException($"The {reader.Source} has {count} of {every} gradients, but {Every} make an update here.");
        double weight = reader.Number("weight");
        T[] sum = reader.Vector<T>("sum", reader.Integer("length", 0));
        return () => (Count, _weight, _sum) = ((int)count, weight, sum);
    }
}
