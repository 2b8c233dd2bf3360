using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A loss of some sixty lines: what generation is timed on.</summary>
public static partial class Classifier
{
    /// <summary>
    /// Two hidden layers with a skip connection, normalised scores, label smoothing and weight decay: all in one vector.
    /// </summary>
    [Differentiable]
    public static double Loss(
        [Wrt] ReadOnlySpan<double> theta,
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<int> labels,
        int features,
        int hidden,
        int classes,
        double smoothing,
        double decay)
    {
        ReadOnlySpan<double> first = theta.Slice(0, hidden * features);
        ReadOnlySpan<double> second = theta.Slice(first.Length, hidden * hidden);
        ReadOnlySpan<double> third = theta.Slice(first.Length + second.Length, classes * hidden);
        ReadOnlySpan<double> bias = theta.Slice(first.Length + second.Length + third.Length, classes);

        double[] a = new double[hidden];
        double[] b = new double[hidden];
        double[] scores = new double[classes];
        double total = 0;
        for (int n = 0; n < labels.Length; n++)
        {
            ReadOnlySpan<double> x = inputs.Slice(n * features, features);
            for (int i = 0; i < hidden; i++)
            {
                double sum = 0;
                for (int j = 0; j < features; j++) sum += first[i * features + j] * x[j];
                a[i] = Math.Tanh(sum);
            }

            for (int i = 0; i < hidden; i++)
            {
                double sum = a[i];
                for (int j = 0; j < hidden; j++) sum += second[i * hidden + j] * a[j];
                b[i] = sum / (1 + Math.Exp(-sum));
            }

            double mean = 0;
            for (int c = 0; c < classes; c++)
            {
                double score = bias[c];
                for (int j = 0; j < hidden; j++) score += third[c * hidden + j] * b[j];
                scores[c] = score;
                mean += score / classes;
            }

            double max = scores[0];
            for (int c = 1; c < classes; c++)
            {
                if (scores[c] > max) max = scores[c];
            }

            double normaliser = 0;
            for (int c = 0; c < classes; c++) normaliser += Math.Exp(scores[c] - max);
            double logNormaliser = max + Math.Log(normaliser);
            double hit = scores[labels[n]] - logNormaliser;
            double spread = mean - logNormaliser;
            total -= (1 - smoothing) * hit + smoothing * spread;
        }

        double penalty = 0;
        for (int i = 0; i < first.Length; i++) penalty += first[i] * first[i];
        for (int i = 0; i < second.Length; i++) penalty += second[i] * second[i];
        for (int i = 0; i < third.Length; i++) penalty += third[i] * third[i];
        if (labels.Length > 0)
        {
            total /= labels.Length;
        }

        return total + 0.5 * decay * penalty;
    }
}
