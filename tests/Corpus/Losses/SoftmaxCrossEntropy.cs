using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Multinomial logistic regression; all weights, then all biases, in one flat vector.</summary>
public static partial class SoftmaxCrossEntropy
{
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> theta, ReadOnlySpan<double> x, ReadOnlySpan<int> labels, int features, int classes)
    {
        double total = 0;
        Span<double> scores = new double[classes];
        for (int i = 0; i < labels.Length; i++)
        {
            double max = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                double score = theta[classes * features + c];
                for (int j = 0; j < features; j++)
                    score += theta[c * features + j] * x[i * features + j];
                scores[c] = score;
                max = Math.Max(max, score);
            }

            double sum = 0;
            for (int c = 0; c < classes; c++) sum += Math.Exp(scores[c] - max);
            total += max + Math.Log(sum) - scores[labels[i]];
        }

        return total;
    }
}
