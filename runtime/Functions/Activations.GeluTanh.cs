using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))): an approximation of the Gaussian error linear unit, within 5e-4.</summary>
    /// <remarks>Hendrycks and Gimpel 2016; what GPT-2 was trained with. The same as x·σ(2·u), u the argument of tanh.</remarks>
    /// <param name="x">Any number.</param>
    public static double GeluTanh(double x) => Elementwise.Of(default(GeluTanhFunction), x);

    /// <inheritdoc cref="GeluTanh(double)"/>
    public static float GeluTanh(float x) => (float)Elementwise.Of(default(GeluTanhFunction), x);

    /// <inheritdoc cref="GeluTanh(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void GeluTanh(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(GeluTanhFunction), x, y);

    /// <inheritdoc cref="GeluTanh(ReadOnlySpan{double}, Span{double})"/>
    public static void GeluTanh(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(GeluTanhFunction), x, y);

    /// <summary>The derivative of <see cref="GeluTanh(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(GeluTanh))]
    public static double GeluTanhDerivative(double x) => Elementwise.Derivative(default(GeluTanhFunction), x);

    /// <inheritdoc cref="GeluTanhDerivative(double)"/>
    [DerivativeOf(nameof(GeluTanh))]
    public static float GeluTanhDerivative(float x) => (float)Elementwise.Derivative(default(GeluTanhFunction), x);

    /// <summary>The pullback of <see cref="GeluTanh(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(GeluTanh))]
    public static void GeluTanhPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(GeluTanhFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="GeluTanhPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(GeluTanh))]
    public static void GeluTanhPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(GeluTanhFunction), x, yAdjoint, xAdjoint);

    private readonly struct GeluTanhFunction : IActivation
    {
        private const double Cubic = 0.044715, TwoRootTwoOverPi = 1.5957691216057308;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Bounded.AtLeast(x, -800) * VectorMath.Sigmoid(Twice(x));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x)
        {
            // Beyond 100 it is 0 or 1.
            x = Bounded.Within(x, 100);
            Vector512<double> u = Twice(x), e = VectorMath.Exp(-Vector512.Abs(u)), sum = e + Vector512<double>.One;
            Vector512<double> top = Vector512.ConditionalSelect(Vector512.LessThan(u, Vector512<double>.Zero), e, Vector512<double>.One);
            Vector512<double> slope = ((x * x * (3 * Cubic)) + Vector512<double>.One) * TwoRootTwoOverPi;
            return (top / sum) + (x * slope * e / (sum * sum));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<double> Twice(Vector512<double> x) => x * ((x * x * Cubic) + Vector512<double>.One) * TwoRootTwoOverPi;
    }
}
