using System;

namespace Digits;

/// <summary>What the models are made of: plain C#, whose derivatives come with those of the losses that call it.</summary>
internal static class Layers
{
    /// <summary>y = W x + b, with W row by row and then b.</summary>
    public static void Affine(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = w[y.Length * x.Length + i];
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            y[i] = sum;
        }
    }

    /// <summary>−log of the label's probability, whose logarithms are the logits but for a constant.</summary>
    public static double CrossEntropy(ReadOnlySpan<double> logits, int label)
    {
        double max = logits[0];
        for (int c = 1; c < logits.Length; c++) max = Math.Max(max, logits[c]);
        double sum = 0;
        for (int c = 0; c < logits.Length; c++) sum += Math.Exp(logits[c] - max);
        return Math.Log(sum) + max - logits[label];
    }
}
