using System;
using AutoDiffGen;

namespace Gallery;

/// <summary>Layers of the same width, h ← a(W·h), whose last one is summed up; each layer has a matrix of weights.</summary>
internal static partial class DeepNetwork
{
    public const int Sigmoid = 0, Tanh = 1, Relu = 2;

    /// <param name="weights">depth·width·width numbers: the layers in order, each row by row.</param>
    /// <param name="input">width numbers.</param>
    /// <param name="activation">One of the constants.</param>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> weights, ReadOnlySpan<double> input, int depth, int activation)
    {
        int width = input.Length;
        double[] h = new double[width], next = new double[width];
        for (int k = 0; k < width; k++) h[k] = input[k];
        for (int layer = 0; layer < depth; layer++)
        {
            for (int j = 0; j < width; j++)
            {
                double sum = 0;
                for (int k = 0; k < width; k++) sum += weights[(layer * width + j) * width + k] * h[k];
                next[j] = activation switch
                {
                    Sigmoid => 1 / (1 + Math.Exp(-sum)),
                    Tanh => Math.Tanh(sum),
                    _ => Math.Max(0, sum),
                };
            }
            (h, next) = (next, h);
        }

        double loss = 0;
        for (int k = 0; k < width; k++) loss += h[k];
        return loss;
    }
}
