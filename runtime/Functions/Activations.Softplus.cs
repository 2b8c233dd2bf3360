using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>log(1 + eˣ): a smooth rectifier.</summary>
    /// <remarks>Its derivative is the logistic function.</remarks>
    /// <param name="x">Any number.</param>
    public static double Softplus(double x) => Elementwise.Of(default(SoftplusFunction), x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Elementwise.Of(default(SoftplusFunction), x);

    /// <inheritdoc cref="Softplus(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(SoftplusFunction), x, y);

    /// <inheritdoc cref="Softplus(ReadOnlySpan{double}, Span{double})"/>
    public static void Softplus(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(SoftplusFunction), x, y);

    /// <summary>The derivative of <see cref="Softplus(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Softplus))]
    public static double SoftplusDerivative(double x) => Elementwise.Derivative(default(SoftplusFunction), x);

    /// <inheritdoc cref="SoftplusDerivative(double)"/>
    [DerivativeOf(nameof(Softplus))]
    public static float SoftplusDerivative(float x) => (float)Elementwise.Derivative(default(SoftplusFunction), x);

    /// <summary>The pullback of <see cref="Softplus(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Softplus))]
    public static void SoftplusPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(SoftplusFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="SoftplusPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Softplus))]
    public static void SoftplusPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(SoftplusFunction), x, yAdjoint, xAdjoint);

    private readonly struct SoftplusFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => VectorMath.Softplus(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x) => VectorMath.Sigmoid(x);
    }
}
