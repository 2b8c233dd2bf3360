using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The next character's log-likelihood under a network of LSTM cells (ADBench's LSTM), as one writes it over spans.</summary>
public static partial class Lstm
{
    /// <param name="main">Of each layer 4 weights and then 4 biases a unit: forget, in, out, change.</param>
    /// <param name="extra">Weights of the input, then weights and biases of the prediction: one each a unit.</param>
    /// <param name="state">Of each layer what is hidden, and the cell, before the first character.</param>
    /// <param name="sequence">Characters, <paramref name="size"/> numbers each.</param>
    /// <param name="layers">How many there are.</param>
    /// <param name="size">Units in a layer.</param>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> main, [Wrt] ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, int layers, int size)
    {
        Span<double> carried = new double[state.Length], prediction = new double[size];
        state.CopyTo(carried);
        int last = sequence.Length / size - 1;
        double total = 0;
        for (int t = 0; t < last; t++)
        {
            Predict(main, extra, carried, sequence.Slice(t * size, size), prediction, layers);
            double sum = 2;
            for (int i = 0; i < size; i++) sum += Math.Exp(prediction[i]);
            double norm = Math.Log(sum);
            ReadOnlySpan<double> next = sequence.Slice((t + 1) * size, size);
            for (int i = 0; i < size; i++) total += next[i] * (prediction[i] - norm);
        }

        return -total / (last * size);
    }

    private static void Predict(ReadOnlySpan<double> main, ReadOnlySpan<double> extra, Span<double> state, ReadOnlySpan<double> now, Span<double> prediction, int layers)
    {
        int size = prediction.Length;
        for (int i = 0; i < size; i++) prediction[i] = now[i] * extra[i];
        for (int k = 0; k < layers; k++)
        {
            Step(main.Slice(8 * k * size, 8 * size), state.Slice(2 * k * size, size), state.Slice((2 * k + 1) * size, size), prediction);
            state.Slice(2 * k * size, size).CopyTo(prediction);
        }

        for (int i = 0; i < size; i++) prediction[i] = prediction[i] * extra[size + i] + extra[2 * size + i];
    }

    private static void Step(ReadOnlySpan<double> layer, Span<double> hidden, Span<double> cell, ReadOnlySpan<double> input)
    {
        int size = input.Length;
        ReadOnlySpan<double> weights = layer[..(4 * size)], biases = layer[(4 * size)..];
        for (int i = 0; i < size; i++)
        {
            double forget = Sigmoid(input[i] * weights[i] + biases[i]);
            double enter = Sigmoid(hidden[i] * weights[size + i] + biases[size + i]);
            double leave = Sigmoid(input[i] * weights[2 * size + i] + biases[2 * size + i]);
            double change = Math.Tanh(hidden[i] * weights[3 * size + i] + biases[3 * size + i]);
            cell[i] = cell[i] * forget + enter * change;
            hidden[i] = leave * Math.Tanh(cell[i]);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
