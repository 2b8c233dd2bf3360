using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>f(x) = wᵀ σ(W⁴ σ(W³ σ(W² σ(W¹ x)))), square loss: the network of the backpropagation recursion.</summary>
public static partial class SigmoidNetwork
{
    private const int Layers = 4;

    /// <summary>All matrices row by row, one after the other, then the last layer's vector.</summary>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> weights, ReadOnlySpan<double> input, double target, int width)
    {
        double[] z = new double[width];
        double[] a = new double[width];
        input.CopyTo(z);

        int offset = 0;
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int i = 0; i < width; i++)
            {
                double sum = 0;
                for (int j = 0; j < width; j++) sum += weights[offset + i * width + j] * z[j];
                a[i] = sum;
            }

            for (int i = 0; i < width; i++) z[i] = Sigmoid(a[i]);
            offset += width * width;
        }

        double output = 0;
        for (int i = 0; i < width; i++) output += weights[offset + i] * z[i];
        double error = output - target;
        return 0.5 * error * error;
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
