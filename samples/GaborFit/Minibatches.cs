using System;
using AutoDiffGen.Training;

namespace GaborFit;

/// <summary>The data in random batches: without replacement, in a new order each epoch.</summary>
internal sealed class Minibatches(int size, ulong seed)
{
    private readonly MinibatchSampler _sampler = new(Data.X.Length, size, seed);
    private readonly double[] _x = new double[size];
    private readonly double[] _y = new double[size];

    /// <summary>Copies the samples of the next batch side by side, as the loss wants them.</summary>
    public void Next(out ReadOnlySpan<double> x, out ReadOnlySpan<double> y)
    {
        ReadOnlySpan<int> batch = _sampler.Next();
        for (int i = 0; i < batch.Length; i++)
            (_x[i], _y[i]) = (Data.X[batch[i]], Data.Y[batch[i]]);

        // The last batch of an epoch may be short.
        x = _x.AsSpan(0, batch.Length);
        y = _y.AsSpan(0, batch.Length);
    }
}
