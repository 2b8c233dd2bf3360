using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>1 / (1 + e⁻ˣ): the logistic function.</summary>
    /// <remarks>Its derivative is e / (1 + e)² with e = e^−|x|, to a few units in the last place however large |x|.</remarks>
    /// <param name="x">Any number.</param>
    public static double Sigmoid(double x) => Elementwise.Of(default(SigmoidFunction), x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Elementwise.Of(default(SigmoidFunction), x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(SigmoidFunction), x, y);

    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(SigmoidFunction), x, y);

    /// <summary>The derivative of <see cref="Sigmoid(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Sigmoid))]
    public static double SigmoidDerivative(double x) => Elementwise.Derivative(default(SigmoidFunction), x);

    /// <inheritdoc cref="SigmoidDerivative(double)"/>
    [DerivativeOf(nameof(Sigmoid))]
    public static float SigmoidDerivative(float x) => (float)Elementwise.Derivative(default(SigmoidFunction), x);

    /// <summary>The pullback of <see cref="Sigmoid(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Sigmoid))]
    public static void SigmoidPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(SigmoidFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="SigmoidPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Sigmoid))]
    public static void SigmoidPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(SigmoidFunction), x, yAdjoint, xAdjoint);

    private readonly struct SigmoidFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => VectorMath.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x)
        {
            Vector512<double> e = VectorMath.Exp(-Vector512.Abs(x)), sum = e + Vector512<double>.One;
            return e / (sum * sum);
        }
    }
}
