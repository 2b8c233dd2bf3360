using System;
using AutoDiffGen;

namespace Corpus;

public static partial class ShallowNetworks
{
    /// <summary>The ten-parameter ReLU network of Prince 6.23 (3.1), one input, three hidden units, one output.</summary>
    [Differentiable]
    public static double TenParameters([Wrt] ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double h1 = Relu(phi[4] + phi[5] * x[i]);
            double h2 = Relu(phi[6] + phi[7] * x[i]);
            double h3 = Relu(phi[8] + phi[9] * x[i]);
            double f = phi[0] + phi[1] * h1 + phi[2] * h2 + phi[3] * h3;
            loss += (f - y[i]) * (f - y[i]);
        }

        return loss;
    }

    /// <summary>One hidden layer of tanh units on a batch; hidden values live on the stack.</summary>
    [Differentiable]
    public static double Tanh([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        const int hidden = 5;
        Span<double> h = stackalloc double[hidden];
        double loss = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double output = w[^1];
            for (int k = 0; k < hidden; k++)
            {
                h[k] = Math.Tanh(w[k] * x[n] + w[hidden + k]);
                output += w[2 * hidden + k] * h[k];
            }

            double residual = output - y[n];
            loss += residual * residual;
        }

        return loss / 2;
    }

    /// <summary>J = ½(W₂ φ(W₁x) − y)² + ‖W₁‖² + ‖W₂‖²: two parameter spans, both penalised.</summary>
    [Differentiable]
    public static double Penalised([Wrt] ReadOnlySpan<double> first, [Wrt] ReadOnlySpan<double> second, ReadOnlySpan<double> x, double y)
    {
        double output = 0;
        for (int k = 0; k < second.Length; k++)
        {
            double net = 0;
            for (int j = 0; j < x.Length; j++) net += first[k * x.Length + j] * x[j];
            output += second[k] * Math.Max(net, 0.1 * net);
        }

        double penalty = 0;
        foreach (double w in first) penalty += w * w;
        foreach (double w in second) penalty += w * w;
        return 0.5 * (output - y) * (output - y) + penalty;
    }

    private static double Relu(double value)
    {
        if (value > 0)
            return value;
        return 0;
    }
}
