using System;

namespace DigitsMpi;

/// <summary>The loss of some of the images, which it gathers side by side.</summary>
internal sealed class Batches(Digits digits, int size)
{
    private readonly double[] _pixels = new double[size * Digits.Features];
    private readonly int[] _labels = new int[size];

    internal double LossGradient(ReadOnlySpan<double> p, ReadOnlySpan<int> batch, Span<double> gradient)
    {
        for (int i = 0; i < batch.Length; i++)
        {
            digits.Pixels.AsSpan(batch[i] * Digits.Features, Digits.Features).CopyTo(_pixels.AsSpan(i * Digits.Features));
            _labels[i] = digits.Labels[batch[i]];
        }

        return Softmax.LossGradient(p, _pixels.AsSpan(0, batch.Length * Digits.Features), _labels.AsSpan(0, batch.Length), gradient);
    }
}
