using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>x / (1 + e⁻ˣ): the sigmoid-weighted linear unit, or swish.</summary>
    /// <remarks>Elfwing, Uchibe and Doya 2018.</remarks>
    /// <param name="x">Any number.</param>
    public static double Silu(double x) => Elementwise.Of(default(SiluFunction), x);

    /// <inheritdoc cref="Silu(double)"/>
    public static float Silu(float x) => (float)Elementwise.Of(default(SiluFunction), x);

    /// <inheritdoc cref="Silu(double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Silu(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(SiluFunction), x, y);

    /// <inheritdoc cref="Silu(ReadOnlySpan{double}, Span{double})"/>
    public static void Silu(ReadOnlySpan<float> x, Span<float> y) => Elementwise.Map(default(SiluFunction), x, y);

    /// <summary>The derivative of <see cref="Silu(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    [DerivativeOf(nameof(Silu))]
    public static double SiluDerivative(double x) => Elementwise.Derivative(default(SiluFunction), x);

    /// <inheritdoc cref="SiluDerivative(double)"/>
    [DerivativeOf(nameof(Silu))]
    public static float SiluDerivative(float x) => (float)Elementwise.Derivative(default(SiluFunction), x);

    /// <summary>The pullback of <see cref="Silu(ReadOnlySpan{double}, Span{double})"/>: adds ȳ·f′(x).</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Silu))]
    public static void SiluPullback(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint) =>
        Elementwise.Pull(default(SiluFunction), x, yAdjoint, xAdjoint);

    /// <inheritdoc cref="SiluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(Silu))]
    public static void SiluPullback(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint) =>
        Elementwise.Pull(default(SiluFunction), x, yAdjoint, xAdjoint);

    private readonly struct SiluFunction : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Bounded.AtLeast(x, -800) * VectorMath.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x)
        {
            Vector512<double> e = VectorMath.Exp(-Vector512.Abs(x)), sum = e + Vector512<double>.One;
            Vector512<double> top = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), e, Vector512<double>.One);
            return (top / sum) + (Bounded.Within(x, 800) * e / (sum * sum));
        }
    }
}
