using System;
using AutoDiffGen.Functions;

namespace AutoDiffGen.Tests.Functions;

/// <summary>Losses that call the package's functions, as a user's do.</summary>
internal static partial class Networks
{
    internal const int Inputs = 3, Hidden = 9, Classes = 4, Parameters = (Hidden * Inputs) + (Classes * Hidden);

    // The last two activations are of vectors only.
    internal const int Kinds = 11, KindsOfNumbers = 9;

    /// <summary>A layer, an activation of vectors, another layer, and the cross-entropy.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Pullback | Derivatives.Pushforward, SelfCheck = true)]
    internal static double OfVectors([Wrt] ReadOnlySpan<double> w, [Wrt] ReadOnlySpan<double> x, ReadOnlySpan<int> labels, int kind)
    {
        double loss = 0;
        Span<double> h = new double[Hidden];
        Span<double> a = new double[Hidden];
        Span<double> logits = new double[Classes];
        for (int s = 0; s < labels.Length; s++)
        {
            Layer(w, x.Slice(s * Inputs, Inputs), h);
            switch (kind)
            {
                case 0: Activations.Relu(h, a); break;
                case 1: Activations.LeakyRelu(h, a, w[0]); break;
                case 2: Activations.Elu(h, a, w[1]); break;
                case 3: Activations.Sigmoid(h, a); break;
                case 4: Activations.Softplus(h, a); break;
                case 5: Activations.Tanh(h, a); break;
                case 6: Activations.Silu(h, a); break;
                case 7: Activations.Gelu(h, a); break;
                case 8: Activations.GeluTanh(h, a); break;
                case 9: Activations.Softmax(h, a); break;
                default: Activations.LogSoftmax(h, a); break;
            }

            Layer(w.Slice(Hidden * Inputs), a, logits);
            loss += Losses.SoftmaxCrossEntropy(logits, labels[s]) + (0.01 * Losses.LogSumExp(logits));
        }

        return loss / labels.Length;
    }

    /// <summary>Activations of numbers, and losses of numbers and vectors: targets and settings depend on parameters too.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Pushforward, SelfCheck = true)]
    internal static double OfNumbers([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> t, int kind)
    {
        double loss = 0;
        Span<double> outputs = new double[x.Length];
        Span<double> targets = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double h = w[0] + (w[1] * x[i]);
            double a = kind switch
            {
                0 => Activations.Relu(h),
                1 => Activations.LeakyRelu(h, w[3]),
                2 => Activations.Elu(h, w[3]),
                3 => Activations.Sigmoid(h),
                4 => Activations.Softplus(h),
                5 => Activations.Tanh(h),
                6 => Activations.Silu(h),
                7 => Activations.Gelu(h),
                _ => Activations.GeluTanh(h),
            };
            outputs[i] = w[2] * a;
            targets[i] = w[3] * t[i];
            loss += Losses.Logistic(w[3] * a, targets[i]) + Losses.Huber(a, w[3], 0.3 * w[2]);
        }

        return loss + Losses.SquaredError(outputs, targets) + (0.1 * Losses.HalfSquaredError(outputs, x)) + Losses.Huber(outputs, targets, 0.5 * w[2])
            + Losses.Logistic(outputs, targets) + Losses.SoftmaxCrossEntropy(outputs, targets) + Losses.SoftmaxCrossEntropy(outputs, t);
    }

    [Differentiable]
    internal static float OfSingles([Wrt] ReadOnlySpan<float> w, ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
    {
        Span<float> h = new float[Hidden];
        Span<float> logits = new float[labels.Length * Classes];
        for (int s = 0; s < labels.Length; s++)
        {
            for (int i = 0; i < Hidden; i++)
            {
                float sum = 0;
                for (int j = 0; j < Inputs; j++) sum += w[(i * Inputs) + j] * x[(s * Inputs) + j];
                h[i] = sum;
            }

            Activations.Gelu(h, h);
            for (int i = 0; i < Classes; i++)
            {
                float sum = 0;
                for (int j = 0; j < Hidden; j++) sum += w[(Hidden * Inputs) + (i * Hidden) + j] * h[j];
                logits[(s * Classes) + i] = Activations.Tanh(sum);
            }
        }

        return Losses.SoftmaxCrossEntropy(logits, labels);
    }

    private static void Layer(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < x.Length; j++) sum += w[(i * x.Length) + j] * x[j];
            y[i] = sum;
        }
    }
}
