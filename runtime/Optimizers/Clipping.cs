using System;
using System.Globalization;
using System.Numerics;
using AutoDiffGen.Kernels;
using AutoDiffGen.Support;

namespace AutoDiffGen.Optimizers;

/// <summary>A limit for gradients, so that a cliff of the loss does not throw the parameters far away.</summary>
/// <remarks>
/// As an optimizer's <see cref="Optimizer{T}.Clipping"/>, or that of a <see cref="ParameterGroup"/>, it acts within each step, without
/// another pass over the gradient but the norm's; <see cref="Apply"/> is for gradients that go elsewhere.
/// </remarks>
public sealed class Clipping
{
    private readonly bool _byNorm;
    private readonly double _limit;
    private readonly GradientNorm _norm;
    private readonly ClippingForm _form;

    private Clipping(bool byNorm, double limit, GradientNorm norm, ClippingForm form) =>
        (_byNorm, _limit, _norm, _form) = (byNorm, limit, norm, form);

    /// <summary>Shortens a gradient that is longer than <paramref name="limit"/>, and keeps its direction.</summary>
    /// <remarks>
    /// Norms are taken in double and neither overflow nor vanish. A gradient that has NaN or infinite components has no length to keep and
    /// stays as it is; <see cref="Optimizer{T}.NonFinite"/> is for those.
    /// </remarks>
    /// <param name="limit">c, at least 0 and finite; 0 makes all gradients 0.</param>
    /// <param name="norm">What is measured: the Euclidean length by default.</param>
    /// <param name="form">How it is shortened: to c by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Clipping ByNorm(double limit, GradientNorm norm = GradientNorm.Euclidean, ClippingForm form = ClippingForm.Exact) =>
        new(true, Valid.Rate(limit, nameof(limit)), Valid.Defined(norm, nameof(norm)), Valid.Defined(form, nameof(form)));

    /// <summary>Moves each component g to the nearest number in [−c, c]; infinities become ±c, NaN stays.</summary>
    /// <param name="limit">c, at least 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is out of range.</exception>
    public static Clipping ByValue(double limit) => new(false, Valid.Rate(limit, nameof(limit)), default, default);

    /// <summary>Clips a gradient in place.</summary>
    /// <param name="gradient">n partial derivatives, overwritten.</param>
    /// <returns>The norm before: that of <see cref="ByNorm"/>; of <see cref="ByValue"/> the largest absolute component.</returns>
    public double Apply<T>(Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double norm = Measure<T>(gradient);
        if (!_byNorm)
        {
            UpdateKernel.Run(new BoundedUpdate<T, AssignUpdate<T>>(default, Bound<T>()), gradient, gradient, default);
            return norm;
        }

        Scaling scaling = ScalingOf<T>(gradient, norm);
        if (!scaling.IsNone)
        {
            var update = new ScaledUpdate<T, AssignUpdate<T>>(
                default, T.CreateTruncating(scaling.First), T.CreateTruncating(scaling.Second));
            UpdateKernel.Run(update, gradient, gradient, default);
        }

        return norm;
    }

    internal bool IsByNorm => _byNorm;

    internal T Bound<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(_limit);

    internal double Measure<T>(ReadOnlySpan<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        _byNorm && _norm == GradientNorm.Euclidean ? EuclideanNorm.Of(gradient)
        : _byNorm && _norm == GradientNorm.Sum ? SumNorm.Of(gradient)
        : MaximumNorm.Of(gradient);

    /// <summary>The factor for a gradient that has a norm; none where the norm is small enough, or infinite or NaN because the gradient is.</summary>
    internal Scaling ScalingOf<T>(ReadOnlySpan<T> gradient, double norm) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double margin = 1e-6;
        double length = _form == ClippingForm.WithMargin ? norm + margin : norm;
        if (!(length > _limit) || (!double.IsFinite(norm) && FirstNonFinite.IndexIn(gradient) >= 0)) return Scaling.None;
        return Scaling.To(gradient, _norm, length, _limit);
    }

    /// <inheritdoc/>
    public override string ToString() => !_byNorm
        ? string.Create(CultureInfo.InvariantCulture, $"by value {_limit:R}")
        : string.Create(CultureInfo.InvariantCulture, $"by {_norm} norm {_limit:R} {_form}");
}
