using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>max(x, 0): the rectifier.</summary>
    /// <remarks>Its derivative is 1 above 0, else 0, at 0 as well.</remarks>
    /// <param name="x">Any number.</param>
    public static double Relu(double x) => Elementwise.Of(default(ReluFunction), x);

    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => (float)Elementwise.Of(default(ReluFunction), x);

    /// <inheritdoc cref="Relu(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Relu(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(ReluFunction), x, y);

    /// <inheritdoc cref="Relu(ReadOnlySpan{double}, Span{double})"/>
    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(ReluFunction), x, y);

    /// <summary>The derivative of <see cref="Relu(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Relu))]
    public static double ReluDerivative(double x) => Elementwise.Derivative(default(ReluFunction), x);

    /// <inheritdoc cref="ReluDerivative(double)"/>
    [DerivativeOf(nameof(Relu))]
    public static float ReluDerivative(float x) => (float)Elementwise.Derivative(default(ReluFunction), x);

    /// <summary>The pullback of <see cref="Relu(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Relu))]
    public static void ReluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(ReluFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="ReluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Relu))]
    public static void ReluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(ReluFunction), x, yAdjoint, xAdjoint);

    private readonly struct ReluFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<double>.Zero), Vector512<double>.Zero, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One, Vector512<double>.Zero);
    }
}
