using System;
using System.Globalization;
using System.Numerics;
using AutoDiffGen.CompilerServices;
using AutoDiffGen.Kernels;
using AutoDiffGen.Schedules;

namespace AutoDiffGen.Optimizers;

/// <summary>An algorithm that moves parameters along their gradient, one step at a time, in place.</summary>
/// <remarks>
/// An optimizer belongs to one vector of parameters: it keeps what it remembers of each element, from the first step on, and
/// allocates nothing afterwards. Vectors of different lengths need an optimizer each. Not safe for concurrent steps.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Optimizer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int _length = -1;
    private T[] _state = [];

    /// <param name="learningRate">The rate of each update; a number is a constant rate.</param>
    /// <exception cref="NotSupportedException">T is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    protected Optimizer(Schedule learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Optimizers are for float and double, not {typeof(T)}.");
        LearningRate = learningRate;
    }

    /// <summary>The rate as a function of <see cref="Updates"/>.</summary>
    public Schedule LearningRate { get; }

    /// <summary>How many steps were made: the index k of the next update.</summary>
    public long Updates { get; private set; }

    /// <summary>Makes one update of the parameters.</summary>
    /// <param name="parameters">n numbers, overwritten; n is the same for all steps of an optimizer.</param>
    /// <param name="gradient">The n partial derivatives of the loss at the parameters. NaN and infinities are not rejected: see <see cref="Training.NonFinite"/>.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ from each other or from those of the first step, or the memory overlaps. Nothing is written then.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The schedule gave a rate that is negative, not finite, or too large for T. Nothing is written then.
    /// </exception>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        Require.SameLength(gradient.Length, parameters.Length, nameof(gradient), nameof(parameters));
        Require.NoOverlap(parameters, gradient, nameof(parameters), nameof(gradient));
        if (_length >= 0 && parameters.Length != _length) throw OtherLength(parameters.Length);
        double rate = Rate();

        _length = parameters.Length;
        Update(parameters, gradient, rate);
        Updates++;
    }

    /// <summary>Overwrites the parameters by those after update number <see cref="Updates"/>.</summary>
    /// <param name="parameters">n numbers.</param>
    /// <param name="gradient">As many, elsewhere in memory.</param>
    /// <param name="rate">The learning rate of this update.</param>
    protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradient, double rate);

    /// <summary>Runs a formula over all elements, with the state it asks for: zeros at the first step.</summary>
    private protected void Run<TUpdate>(in TUpdate update, Span<T> parameters, ReadOnlySpan<T> gradient)
        where TUpdate : struct, IUpdate<T>
    {
        int elements = checked(TUpdate.StateBuffers * parameters.Length);
        if (_state.Length != elements) _state = new T[elements];
        UpdateKernel.Run(update, parameters, gradient, _state);
    }

    private double Rate()
    {
        double rate = LearningRate.At(Updates);
        if (T.IsFinite(T.CreateTruncating(rate))) return rate;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The rate {rate} of update {Updates} is too large for {typeof(T).Name}."));
    }

    private ArgumentException OtherLength(int length) => new(
        $"'parameters' has {length} elements, but this optimizer's state is that of {_length}.", "parameters");
}
