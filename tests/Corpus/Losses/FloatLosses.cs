using System;
using System.Linq;
using System.Numerics.Tensors;
using AutoDiffGen;

namespace Corpus;

/// <summary>Single precision. Tests also compile this text with double for float, so nothing here may tell the two apart.</summary>
public static partial class FloatLosses
{
    /// <summary>A query of floats: they are summed in double.</summary>
    [Differentiable]
    public static float Queried([Wrt] float[] w) => w.Select(v => v * v).Average() + w.Sum(v => v * 0.5f) * w.Max(v => v * v);

    [Differentiable]
    public static float Gabor([Wrt] ReadOnlySpan<float> phi, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float u = phi[0] + 0.0625f * phi[1] * x[i];
            float r = MathF.Sin(u) * MathF.Exp(-u * u / 32) - y[i];
            loss += r * r;
        }

        return loss;
    }

    [Differentiable]
    public static float Recurrence(float x, float w, int n)
    {
        float s = x;
        for (int i = 0; i < n; i++) s = MathF.Tanh(s) + w * s;
        return s * s;
    }

    [Differentiable]
    public static float Neuron([Wrt] float[] w, float[] x, float bias)
    {
        float net = bias;
        for (int i = 0; i < w.Length; i++) net += w[i] * x[i];
        return 1 / (1 + MathF.Exp(-net));
    }

    /// <summary>Float parameters, a sum in double.</summary>
    [Differentiable]
    public static double WideSum([Wrt] ReadOnlySpan<float> w, ReadOnlySpan<float> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += Math.Sqrt(1 + (double)w[i] * x[i] * w[i]);
        return sum;
    }

    [Differentiable]
    public static float InPlace([Wrt] Span<float> u, [NoGradient] float a)
    {
        for (int i = 1; i < u.Length; i++) u[i] += a * u[i - 1] * u[i - 1];
        return u.IsEmpty ? 0 : u[u.Length - 1];
    }

    [Differentiable]
    public static float Tensors([Wrt] ReadOnlySpan<float> x, [Wrt] ReadOnlySpan<float> y)
    {
        Span<float> a = new float[x.Length];
        TensorPrimitives.Exp<float>(x, a);
        TensorPrimitives.Divide<float>(a, y, a);
        TensorPrimitives.Log<float>(a, a);
        return TensorPrimitives.CosineSimilarity<float>(a, y) + TensorPrimitives.Norm<float>(a) + TensorPrimitives.Max<float>(a);
    }

    /// <summary>Calls itself, with an array of each call's own.</summary>
    [Differentiable]
    public static float Smoothed([Wrt] float[] x, float by)
    {
        if (x.Length < 3) return x.Length == 0 ? by : x[0] * x[^1] * by;
        float[] half = new float[(x.Length + 1) / 2];
        for (int i = 0; i < half.Length; i++) half[i] = by * x[2 * i] + (1 - by) * x[Math.Min(2 * i + 1, x.Length - 1)];
        return Smoothed(half, by) + MathF.Sin(x[x.Length / 2]);
    }

    /// <summary>A loop that keeps few of its states.</summary>
    [Differentiable]
    public static float Checkpointed([Wrt] Span<float> u, [Wrt] float w, int n)
    {
        float s = 0.5f;
        for (int i = 0; i < n; i++)
        {
            Derivative.Checkpoint(2);
            s = MathF.Sin(s) * w;
            if (u.Length > 0) u[i % u.Length] *= s + 0.5f;
        }

        foreach (float x in u) s += x * s;
        return s;
    }

    /// <summary>A function whose derivative is given by hand.</summary>
    [Differentiable]
    public static float Given([Wrt] ReadOnlySpan<float> x, float a)
    {
        float s = a;
        for (int i = 0; i < 3; i++) s += 0.1f * s * SquaredNorm(x);
        return s;
    }

    private static float SquaredNorm(ReadOnlySpan<float> x)
    {
        float s = 0;
        foreach (float v in x) s += v * v;
        return s;
    }

    [DerivativeOf(nameof(SquaredNorm))]
    private static float SquaredNormPullback(ReadOnlySpan<float> x, float d, Span<float> dX)
    {
        for (int i = 0; i < x.Length; i++) dX[i] += 2 * d * x[i];
        return SquaredNorm(x);
    }
}
