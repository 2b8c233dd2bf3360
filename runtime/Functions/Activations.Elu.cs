using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>x above 0, α·(eˣ − 1) below.</summary>
    /// <remarks>Clevert, Unterthiner and Hochreiter 2016. Its derivative at 0 is α, as from below. The coefficient α may be trained, too.</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="alpha">α: finite, 1 by default.</param>
    public static double Elu(double x, double alpha = 1) => Elementwise.Of(new EluFunction(Finite(alpha, nameof(alpha))), x);

    /// <inheritdoc cref="Elu(double, double)"/>
    public static float Elu(float x, float alpha = 1) => (float)Elementwise.Of(new EluFunction(Finite(alpha, nameof(alpha))), x);

    /// <inheritdoc cref="Elu(double, double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <param name="alpha">α: finite, 1 by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void Elu(ReadOnlySpan<double> x, Span<double> y, double alpha = 1) => Elementwise.Map(new EluFunction(Finite(alpha, nameof(alpha))), x, y);

    /// <inheritdoc cref="Elu(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void Elu(ReadOnlySpan<float> x, Span<float> y, float alpha = 1) => Elementwise.Map(new EluFunction(Finite(alpha, nameof(alpha))), x, y);

    /// <summary>The derivatives of <see cref="Elu(double, double)"/> by x and by α.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="alpha">α: finite, 1 by default.</param>
    [DerivativeOf(nameof(Elu))]
    public static (double X, double Alpha) EluDerivative(double x, double alpha) => Elementwise.Derivatives(new EluFunction(Finite(alpha, nameof(alpha))), x);

    /// <inheritdoc cref="EluDerivative(double, double)"/>
    [DerivativeOf(nameof(Elu))]
    public static (float X, float Alpha) EluDerivative(float x, float alpha)
    {
        (double byX, double byAlpha) = Elementwise.Derivatives(new EluFunction(Finite(alpha, nameof(alpha))), x);
        return ((float)byX, (float)byAlpha);
    }

    /// <summary>The pullback of <see cref="Elu(ReadOnlySpan{double}, Span{double}, double)"/>: adds ȳ·f′(x), and ∑ȳ·∂f/∂α.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="alpha">α: finite, 1 by default.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <param name="alphaAdjoint">Added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(Elu))]
    public static void EluPullback(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double alpha, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint, ref double alphaAdjoint)
    {
        EluFunction f = new EluFunction(Finite(alpha, nameof(alpha)));
        Elementwise.Pull(f, x, yAdjoint, xAdjoint);
        alphaAdjoint += Elementwise.PullSetting(f, x, yAdjoint);
    }

    /// <inheritdoc cref="EluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, ReadOnlySpan{double}, Span{double}, ref double)"/>
    [DerivativeOf(nameof(Elu))]
    public static void EluPullback(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, float alpha, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint, ref float alphaAdjoint)
    {
        EluFunction f = new EluFunction(Finite(alpha, nameof(alpha)));
        Elementwise.Pull(f, x, yAdjoint, xAdjoint);
        alphaAdjoint += (float)Elementwise.PullSetting(f, x, yAdjoint);
    }

    private readonly struct EluFunction(double alpha) : IAdjustable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), x, VectorMath.ExpM1(x) * alpha);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One, VectorMath.Exp(Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.Zero, x)) * alpha);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> BySetting(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.Zero, VectorMath.ExpM1(x));
    }
}
