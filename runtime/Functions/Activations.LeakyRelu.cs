using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

public static partial class Activations
{
    /// <summary>x above 0, slope·x below.</summary>
    /// <remarks>Its derivative at 0 is the slope. The slope may be trained, too.</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="slope">Finite: 0.01 by default.</param>
    public static double LeakyRelu(double x, double slope = 0.01) => Elementwise.Of(new LeakyReluFunction(Finite(slope, nameof(slope))), x);

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    public static float LeakyRelu(float x, float slope = 0.01f) => (float)Elementwise.Of(new LeakyReluFunction(Finite(slope, nameof(slope))), x);

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    /// <param name="x">n numbers.</param>
    /// <param name="y">n numbers, overwritten: f of each. May be <paramref name="x"/>.</param>
    /// <param name="slope">Finite: 0.01 by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the memory overlaps.</exception>
    public static void LeakyRelu(ReadOnlySpan<double> x, Span<double> y, double slope = 0.01) => Elementwise.Map(new LeakyReluFunction(Finite(slope, nameof(slope))), x, y);

    /// <inheritdoc cref="LeakyRelu(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void LeakyRelu(ReadOnlySpan<float> x, Span<float> y, float slope = 0.01f) => Elementwise.Map(new LeakyReluFunction(Finite(slope, nameof(slope))), x, y);

    /// <summary>The derivatives of <see cref="LeakyRelu(double, double)"/> by x and by slope.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="slope">Finite: 0.01 by default.</param>
    [DerivativeOf(nameof(LeakyRelu))]
    public static (double X, double Slope) LeakyReluDerivative(double x, double slope) => Elementwise.Derivatives(new LeakyReluFunction(Finite(slope, nameof(slope))), x);

    /// <inheritdoc cref="LeakyReluDerivative(double, double)"/>
    [DerivativeOf(nameof(LeakyRelu))]
    public static (float X, float Slope) LeakyReluDerivative(float x, float slope)
    {
        (double byX, double bySlope) = Elementwise.Derivatives(new LeakyReluFunction(Finite(slope, nameof(slope))), x);
        return ((float)byX, (float)bySlope);
    }

    /// <summary>The pullback of <see cref="LeakyRelu(ReadOnlySpan{double}, Span{double}, double)"/>: adds ȳ·f′(x), and ∑ȳ·∂f/∂slope.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">What the function left there: not read.</param>
    /// <param name="slope">Finite: 0.01 by default.</param>
    /// <param name="yAdjoint">n numbers; where they are 0, nothing is added.</param>
    /// <param name="xAdjoint">n numbers, added to.</param>
    /// <param name="slopeAdjoint">Added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(LeakyRelu))]
    public static void LeakyReluPullback(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double slope, ReadOnlySpan<double> yAdjoint, Span<double> xAdjoint, ref double slopeAdjoint)
    {
        LeakyReluFunction f = new LeakyReluFunction(Finite(slope, nameof(slope)));
        Elementwise.Pull(f, x, yAdjoint, xAdjoint);
        slopeAdjoint += Elementwise.PullSetting(f, x, yAdjoint);
    }

    /// <inheritdoc cref="LeakyReluPullback(ReadOnlySpan{double}, ReadOnlySpan{double}, double, ReadOnlySpan{double}, Span{double}, ref double)"/>
    [DerivativeOf(nameof(LeakyRelu))]
    public static void LeakyReluPullback(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, float slope, ReadOnlySpan<float> yAdjoint, Span<float> xAdjoint, ref float slopeAdjoint)
    {
        LeakyReluFunction f = new LeakyReluFunction(Finite(slope, nameof(slope)));
        Elementwise.Pull(f, x, yAdjoint, xAdjoint);
        slopeAdjoint += (float)Elementwise.PullSetting(f, x, yAdjoint);
    }

    private readonly struct LeakyReluFunction(double slope) : IAdjustable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Of(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), x, x * slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Derivative(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One, Vector512.Create(slope));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> BySetting(Vector512<double> x) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.Zero, x);
    }
}
