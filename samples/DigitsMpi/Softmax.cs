using System;
using AutoDiffGen;

namespace DigitsMpi;

/// <summary>Multinomial logistic regression: weights, a row a class, then a bias a class.</summary>
internal static partial class Softmax
{
    internal const int Parameters = Digits.Classes * (Digits.Features + 1);

    /// <summary>The mean cross entropy of images and the classes that they are of, and a small penalty of the parameters.</summary>
    [Differentiable]
    internal static double Loss([Wrt] ReadOnlySpan<double> p, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels)
    {
        Span<double> scores = new double[Digits.Classes];
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double largest = double.NegativeInfinity;
            for (int c = 0; c < Digits.Classes; c++)
            {
                double score = p[Digits.Classes * Digits.Features + c];
                for (int j = 0; j < Digits.Features; j++) score += p[c * Digits.Features + j] * pixels[i * Digits.Features + j];
                scores[c] = score;
                largest = Math.Max(largest, score);
            }

            double total = 0;
            for (int c = 0; c < Digits.Classes; c++) total += Math.Exp(scores[c] - largest);
            sum += largest + Math.Log(total) - scores[labels[i]];
        }

        double squares = 0;
        for (int k = 0; k < p.Length; k++) squares += p[k] * p[k];
        return sum / labels.Length + 1e-4 * squares;
    }

    /// <summary>The share of images whose largest score is that of their digit.</summary>
    internal static double Accuracy(ReadOnlySpan<double> p, Digits digits)
    {
        int right = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            int best = 0;
            double largest = double.NegativeInfinity;
            for (int c = 0; c < Digits.Classes; c++)
            {
                double score = p[Digits.Classes * Digits.Features + c];
                for (int j = 0; j < Digits.Features; j++) score += p[c * Digits.Features + j] * digits.Pixels[i * Digits.Features + j];
                if (score > largest) (largest, best) = (score, c);
            }

            if (best == digits.Labels[i]) right++;
        }

        return (double)right / digits.Count;
    }
}
