using System;
using System.Collections.Generic;
using System.Linq;
using Corpus;

namespace AutoDiffGen.Benchmarks.Recurrent;

/// <summary>ADBench's LSTM, of random parameters and characters: the generated gradient beside one by hand.</summary>
internal static class LstmBenchmarks
{
    private const int Characters = 1024, Size = 14;

    public static IEnumerable<Benchmark> All() => [Of(2), Of(4)];

    private static Benchmark Of(int layers)
    {
        Random random = new(17);
        double[] main = Numbers(8 * layers * Size), extra = Numbers(3 * Size), state = Numbers(2 * layers * Size), sequence = new double[Characters * Size];
        for (int t = 0; t < Characters; t++) sequence[t * Size + random.Next(Size)] = 1;
        LstmByHand scalars = new(layers, Size, Characters - 1);
        double[][] byHand = [new double[main.Length], new double[extra.Length]], generated = [new double[main.Length], new double[extra.Length]];
        double expected = scalars.Gradient(main, extra, state, sequence, byHand[0], byHand[1]);
        double actual = Lstm.LossGradient(main, extra, state, sequence, layers, Size, generated[0], generated[1]);
        double scale = byHand.SelectMany(a => a).Max(Math.Abs);
        if (Math.Abs(expected - actual) > 1e-12 * expected || byHand.SelectMany(a => a).Zip(generated.SelectMany(a => a)).Any(p => Math.Abs(p.First - p.Second) > 1e-12 * scale))
            throw new InvalidOperationException($"The gradients differ: {expected:R}, {actual:R}.");

        return new Benchmark($"LSTM gradient, {layers} layers of {Size}, {Characters} characters",
        [
            new Side("by hand, scalars", () => scalars.Gradient(main, extra, state, sequence, byHand[0], byHand[1])),
            new Side("generated", () => Lstm.LossGradient(main, extra, state, sequence, layers, Size, generated[0], generated[1])),
            new Side("the loss alone", () => Lstm.Loss(main, extra, state, sequence, layers, Size)),
        ]);

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }
}
