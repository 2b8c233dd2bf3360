using System;
using System.Collections.Generic;
using System.Linq;
using Corpus;

namespace AutoDiffGen.Benchmarks;

/// <summary>The generated gradient beside one written by hand; both are checked against each other first.</summary>
internal static class GaborBenchmarks
{
    private static readonly double[] Phi = [0.3, 14.2];

    public static IEnumerable<Benchmark> All() => [Gradient(30), Gradient(1000)];

    private static Benchmark Gradient(int points)
    {
        double[] x = [.. Enumerable.Range(0, points).Select(i => -15 + 30.0 * i / points)];
        double[] y = [.. x.Select(v => Math.Cos(v) / 2)];
        double[] generated = new double[2];
        double[] byHand = new double[2];

        Gabor.LossGradient(Phi, x, y, generated);
        GaborByHand.LossGradient(Phi, x, y, byHand);
        for (int i = 0; i < 2; i++)
        {
            if (!(Math.Abs(generated[i] - byHand[i]) <= 1e-12 * Math.Abs(byHand[i])))
                throw new InvalidOperationException($"The gradients differ: {generated[i]:R} generated, {byHand[i]:R} by hand.");
        }

        return new Benchmark($"Gabor gradient, {points} points",
        [
            new Side("by hand, scalar", () => GaborByHand.LossGradient(Phi, x, y, byHand)),
            new Side("generated", () => Gabor.LossGradient(Phi, x, y, generated)),
            new Side("the loss alone", () => Gabor.Loss(Phi, x, y)),
        ]);
    }
}
