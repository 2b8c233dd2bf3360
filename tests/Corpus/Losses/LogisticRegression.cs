using System;
using AutoDiffGen;

namespace Corpus;

public static partial class LogisticRegression
{
    /// <summary>Negative log likelihood of Prince 6.21, 6.22 as printed there.</summary>
    [Differentiable]
    public static double Simple([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<bool> positive)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double sig = 1 / (1 + Math.Exp(-(phi[0] + phi[1] * x[i])));
            if (positive[i])
                loss -= Math.Log(sig);
            else
                loss -= Math.Log(1 - sig);
        }

        return loss;
    }

    /// <summary>Many features, labels +1 and -1, stable for large margins.</summary>
    [Differentiable]
    public static double Stable([Wrt] ReadOnlySpan<double> weights, [Wrt] double bias, ReadOnlySpan<double> features, ReadOnlySpan<int> labels)
    {
        int d = weights.Length;
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> row = features.Slice(i * d, d);
            double z = bias;
            for (int j = 0; j < row.Length; j++) z += weights[j] * row[j];
            double margin = labels[i] * z;
            loss += margin > 0
                ? Math.Log(1 + Math.Exp(-margin))
                : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        return loss;
    }
}
