using System;
using System.Globalization;
using AutoDiffGen.Schedules;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>A stretch of the parameters with settings of its own, such as the biases of a layer, or a layer that learns slowly.</summary>
/// <remarks>Groups of an optimizer follow each other in its parameters: the first starts at 0, and together they are all of them.</remarks>
public sealed class ParameterGroup
{
    /// <param name="length">How many parameters: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than 1.</exception>
    public ParameterGroup(int length) => Length = (int)Valid.AtLeast(1, length, nameof(length));

    /// <summary>How many parameters.</summary>
    public int Length { get; }

    /// <summary>The group's rate; by default the optimizer's. A tenth of it is <c>optimizerRate.Times(0.1)</c>.</summary>
    public Schedule? LearningRate { get; init; }

    /// <summary>The group's decay; by default the optimizer's. <see cref="WeightDecay.None"/> is none.</summary>
    public WeightDecay? WeightDecay { get; init; }

    /// <summary>
    /// How the group's gradient is clipped, by its own norm; by default as the optimizer says, whose norm is that of the whole gradient.
    /// </summary>
    public Clipping? Clipping { get; init; }

    // A rate is a function, which has no text: see Optimizer.Settings.
    internal string Settings => string.Create(CultureInfo.InvariantCulture, $"{Length} (decay {WeightDecay}, clipping {Clipping})");
}
