using System;

namespace Digits;

/// <summary>The digits of a batch one after the other, as a loop over samples likes them.</summary>
internal sealed class Batch(DigitSet digits, int size)
{
    private readonly double[] _pixels = new double[size * DigitSet.Size];
    private readonly int[] _labels = new int[size];
    private int _count;

    public ReadOnlySpan<double> Pixels => _pixels.AsSpan(0, _count * DigitSet.Size);

    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, _count);

    public void Take(ReadOnlySpan<int> samples)
    {
        _count = samples.Length;
        for (int i = 0; i < samples.Length; i++)
        {
            digits.Pixels.AsSpan(samples[i] * DigitSet.Size, DigitSet.Size).CopyTo(_pixels.AsSpan(i * DigitSet.Size));
            _labels[i] = digits.Labels[samples[i]];
        }
    }
}
