using System;
using System.Globalization;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>A pull of parameters to 0, of strength λ.</summary>
/// <remarks>For plain gradient descent coupled and decoupled decay are the same; for the others see <see cref="WeightDecayForm"/>.</remarks>
public sealed class WeightDecay
{
    /// <param name="strength">λ, at least 0 and finite.</param>
    /// <param name="form">Where it enters.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WeightDecay(double strength, WeightDecayForm form)
    {
        Strength = Valid.Rate(strength, nameof(strength));
        Form = Valid.Defined(form, nameof(form));
    }

    /// <summary>No decay: for a <see cref="ParameterGroup"/>, such as biases, of an optimizer that has one.</summary>
    public static WeightDecay None { get; } = new(0, WeightDecayForm.Coupled);

    /// <summary>λ.</summary>
    public double Strength { get; }

    /// <summary>Where λ enters.</summary>
    public WeightDecayForm Form { get; }

    /// <summary>λ added to the gradient: <see cref="WeightDecayForm.Coupled"/>.</summary>
    /// <param name="strength">λ, at least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="strength"/> is out of range.</exception>
    public static WeightDecay Coupled(double strength) => new(strength, WeightDecayForm.Coupled);

    /// <summary>λ times the rate, apart from the gradient: <see cref="WeightDecayForm.Decoupled"/>.</summary>
    /// <param name="strength">λ, at least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="strength"/> is out of range.</exception>
    public static WeightDecay Decoupled(double strength) => new(strength, WeightDecayForm.Decoupled);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Form} {Strength:R}");
}
