using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>Its derivative is 4·e / (1 + e)² with e = e^−2|x|, to a few units in the last place however large |x|.</remarks>
    /// <param name="x">Any number.</param>
    public static double Tanh(double x) => Elementwise.Of(default(TanhFunction), x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static float Tanh(float x) => (float)Elementwise.Of(default(TanhFunction), x);

    /// <inheritdoc cref="Tanh(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(TanhFunction), x, y);

    /// <inheritdoc cref="Tanh(ReadOnlySpan{double}, Span{double})"/>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(TanhFunction), x, y);

    /// <summary>The derivative of <see cref="Tanh(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Tanh))]
    public static double TanhDerivative(double x) => Elementwise.Derivative(default(TanhFunction), x);

    /// <inheritdoc cref="TanhDerivative(double)"/>
    [DerivativeOf(nameof(Tanh))]
    public static float TanhDerivative(float x) => (float)Elementwise.Derivative(default(TanhFunction), x);

    /// <summary>The pullback of <see cref="Tanh(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Tanh))]
    public static void TanhPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(TanhFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="TanhPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Tanh))]
    public static void TanhPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(TanhFunction), x, yAdjoint, xAdjoint);

    private readonly struct TanhFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => VectorMath.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x)
        {
            Vector512<double> e = VectorMath.Exp(Vector512.Abs(x) * -2.0), sum = e + Vector512<double>.One;
            return e * 4.0 / (sum * sum);
        }
    }
}
