using System;

namespace AutoDiffGen.Functions;

/// <summary>What a model is judged by: steps have no derivative to train with, so these are for validation.</summary>
public static class Metrics
{
    /// <summary>The first index of the largest number: the class that logits or probabilities predict. −1 where there is a NaN, which predicts nothing.</summary>
    /// <param name="logits">A number for each of at least one class.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static int Prediction(ReadOnlySpan<double> logits) => Predicted(logits);

    /// <inheritdoc cref="Prediction(ReadOnlySpan{double})"/>
    public static int Prediction(ReadOnlySpan<float> logits) => Predicted(logits);

    /// <summary>The share of samples whose class is predicted.</summary>
    /// <param name="logits">n·c numbers: one for each of c classes, sample by sample.</param>
    /// <param name="labels">The indices of n samples' classes, at least one.</param>
    /// <exception cref="ArgumentException">There are no samples, or the logits are not as many for each of them.</exception>
    public static double Accuracy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) => Share(logits, labels);

    /// <inheritdoc cref="Accuracy(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static double Accuracy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) => Share(logits, labels);

    /// <summary>The mean 0-1 loss: the share of samples whose class is not predicted.</summary>
    /// <inheritdoc cref="Accuracy(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static double ZeroOneLoss(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) => 1 - Share(logits, labels);

    /// <inheritdoc cref="ZeroOneLoss(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static double ZeroOneLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) => 1 - Share(logits, labels);

    private static int Predicted<T>(ReadOnlySpan<T> logits) where T : unmanaged =>
        logits.IsEmpty ? throw new ArgumentException("'logits' has no elements, but must have at least 1.", nameof(logits)) : LogSum.Largest(logits).At;

    private static double Share<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels) where T : unmanaged
    {
        if (labels.IsEmpty) throw new ArgumentException("'labels' has no elements, but must have at least 1.", nameof(labels));
        int classes = logits.Length / labels.Length, right = 0;
        if (classes == 0 || logits.Length != classes * labels.Length)
            throw new ArgumentException($"'logits' has {logits.Length} elements, which is no multiple of the {labels.Length} of 'labels'.", nameof(logits));
        for (int i = 0; i < labels.Length; i++)
            if (LogSum.Largest(logits.Slice(i * classes, classes)).At == labels[i]) right++;
        return (double)right / labels.Length;
    }
}
