using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>x·Φ(x) with the normal distribution function Φ: the Gaussian error linear unit.</summary>
    /// <remarks>Hendrycks and Gimpel 2016; torch's default. Not the approximation by tanh, which is <see cref="GeluTanh(double)"/>.</remarks>
    /// <param name="x">Any number.</param>
    public static double Gelu(double x) => Elementwise.Of(default(GeluFunction), x);

    /// <inheritdoc cref="Gelu(double)"/>
    public static float Gelu(float x) => (float)Elementwise.Of(default(GeluFunction), x);

    /// <inheritdoc cref="Gelu(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Gelu(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(GeluFunction), x, y);

    /// <inheritdoc cref="Gelu(ReadOnlySpan{double}, Span{double})"/>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(GeluFunction), x, y);

    /// <summary>The derivative of <see cref="Gelu(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Gelu))]
    public static double GeluDerivative(double x) => Elementwise.Derivative(default(GeluFunction), x);

    /// <inheritdoc cref="GeluDerivative(double)"/>
    [DerivativeOf(nameof(Gelu))]
    public static float GeluDerivative(float x) => (float)Elementwise.Derivative(default(GeluFunction), x);

    /// <summary>The pullback of <see cref="Gelu(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Gelu))]
    public static void GeluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(GeluFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="GeluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Gelu))]
    public static void GeluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(GeluFunction), x, yAdjoint, xAdjoint);

    private readonly struct GeluFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Vector512.Max(x, Vector512<double>.Zero) - (NormalTail.Argument(x) * NormalTail.Of(x, out _));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x)
        {
            // Φ(x) is the tail of |x| below 0, else what that leaves of 1.
            Vector512<double> tail = NormalTail.Of(x, out Vector512<double> density), slope = NormalTail.Argument(x) * density;
            return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), tail - slope, Vector512<double>.One - tail + slope);
        }
    }
}
