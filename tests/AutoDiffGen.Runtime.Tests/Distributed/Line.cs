using System;
using AutoDiffGen.Distributed;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Distributed;

/// <summary>A line fitted to samples: ½·Σ (p₀ + p₁·x − y)², or the mean of it, and its gradient by hand.</summary>
internal sealed class Line
{
    private readonly double[] _x, _y;

    internal Line(int count)
    {
        SeededRandom random = new(3);
        (_x, _y) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++) (_x[i], _y[i]) = (2 * random.NextDouble() - 1, random.NextDouble());
    }

    internal int Count => _x.Length;

    internal double Sum(ReadOnlySpan<double> p, Shard samples, Span<double> gradient)
    {
        double loss = 0;
        gradient.Clear();
        for (int i = samples.Start; i < samples.Start + samples.Length; i++) loss += Add(p, i, gradient);
        return loss;
    }

    internal double Mean(ReadOnlySpan<double> p, Shard samples, Span<double> gradient)
    {
        double sum = Sum(p, samples, gradient);
        foreach (ref double g in gradient) g /= samples.Length;
        return sum / samples.Length;
    }

    internal double MeanOfBatch(ReadOnlySpan<double> p, ReadOnlySpan<int> batch, Span<double> gradient)
    {
        double loss = 0;
        gradient.Clear();
        foreach (int i in batch) loss += Add(p, i, gradient);
        foreach (ref double g in gradient) g /= batch.Length;
        return loss / batch.Length;
    }

    /// <summary>r and its Jacobian of some samples.</summary>
    internal void Residuals(ReadOnlySpan<double> p, Shard samples, Span<double> residuals, Span<double> jacobian)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            double x = _x[samples.Start + i];
            residuals[i] = p[0] + p[1] * x - _y[samples.Start + i];
            (jacobian[2 * i], jacobian[2 * i + 1]) = (1, x);
        }
    }

    private double Add(ReadOnlySpan<double> p, int i, Span<double> gradient)
    {
        double r = p[0] + p[1] * _x[i] - _y[i];
        gradient[0] += r;
        gradient[1] += r * _x[i];
        return 0.5 * r * r;
    }
}
