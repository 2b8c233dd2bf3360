using System;
using AutoDiffGen.Functions;
using AutoDiffGen.Training;

namespace Digits;

/// <summary>A classifier of digits.</summary>
internal abstract class Model
{
    public abstract string Name { get; }

    public abstract int Parameters { get; }

    public abstract void Initialize(Span<double> w, SeededRandom random);

    /// <summary>The mean cross-entropy of some digits, and its gradient.</summary>
    public abstract double LossAndGradient(ReadOnlySpan<double> w, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels, Span<double> gradient);

    /// <summary>The mean cross-entropy of all digits of a set, and the share of those that are recognized.</summary>
    public (double Loss, double Accuracy) Evaluate(ReadOnlySpan<double> w, DigitSet digits)
    {
        double[] logits = new double[digits.Count * DigitSet.Classes];
        for (int s = 0; s < digits.Count; s++)
            Predict(w, digits.Pixels.AsSpan(s * DigitSet.Size, DigitSet.Size), logits.AsSpan(s * DigitSet.Classes, DigitSet.Classes));
        return (Losses.SoftmaxCrossEntropy(logits, digits.Labels) / digits.Count, Metrics.Accuracy(logits, digits.Labels));
    }

    protected abstract void Predict(ReadOnlySpan<double> w, ReadOnlySpan<double> digit, Span<double> logits);
}
