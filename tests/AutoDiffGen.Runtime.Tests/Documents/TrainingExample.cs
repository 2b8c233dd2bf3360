using System;
using AutoDiffGen.Functions;

namespace AutoDiffGen.Tests.Documents;

// <example>
public static partial class Classifier
{
    public const int Hidden = 8, Parameters = 3 * Hidden + 2 * (Hidden + 1);

    /// <summary>The mean cross-entropy of the samples of a batch, of two numbers and a class each.</summary>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<int> labels, ReadOnlySpan<int> batch)
    {
        double loss = 0;
        Span<double> logits = new double[2];
        foreach (int i in batch)
        {
            Predict(w, x.Slice(2 * i, 2), logits);
            loss += Losses.SoftmaxCrossEntropy(logits, labels[i]);
        }

        return loss / batch.Length;
    }

    public static void Predict(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> logits)
    {
        Span<double> h = new double[Hidden];
        Affine(w, x, h);
        Activations.Tanh(h, h);
        Affine(w.Slice(3 * Hidden), h, logits);
    }

    // Weights row by row, then biases.
    private static void Affine(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = w[y.Length * x.Length + i];
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            y[i] = sum;
        }
    }
}
// </example>
