using System;
using AutoDiffGen.Distributed;
using AutoDiffGen.Training;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>Samples of y = b₀·exp(−b₁·x) + b₂ with noise, the same in each process.</summary>
internal static class Samples
{
    internal const int Count = 1000;

    internal static readonly double[] X = new double[Count], Y = new double[Count];

    static Samples()
    {
        SeededRandom random = new(11);
        for (int i = 0; i < Count; i++)
        {
            X[i] = 4 * random.NextDouble();
            Y[i] = 3 * Math.Exp(-1.5 * X[i]) + 0.7 + 0.1 * (random.NextDouble() - 0.5);
        }
    }

    internal static double Mean(ReadOnlySpan<double> b, Shard samples, Span<double> gradient) =>
        Decay.LossGradient(b, X.AsSpan(samples.Start, samples.Length), Y.AsSpan(samples.Start, samples.Length), gradient);

    internal static double MeanOfBatch(ReadOnlySpan<double> b, ReadOnlySpan<int> batch, Span<double> gradient)
    {
        Span<double> x = stackalloc double[batch.Length], y = stackalloc double[batch.Length];
        for (int i = 0; i < batch.Length; i++) (x[i], y[i]) = (X[batch[i]], Y[batch[i]]);
        return Decay.LossGradient(b, x, y, gradient);
    }
}
