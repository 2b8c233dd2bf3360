using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Benchmarks.Mixture;

/// <summary>ADBench's mixture of Gaussians, of random parameters and samples: the generated gradient beside scalars and vectors by hand.</summary>
internal static class MixtureBenchmarks
{
    private const int Samples = 1000;

    private const int ManySamples = 10_000;

    public static IEnumerable<Benchmark> All() => [Of(2, 5), Of(10, 25), Of(20, 50), Of(64, 25), Threads(2, 5), Threads(10, 25), Threads(20, 50)];

    private static Benchmark Threads(int d, int components)
    {
        Data data = new(d, components, ManySamples);
        double[][] outputs = data.Outputs();
        return new Benchmark($"Mixture over threads, {ManySamples} samples, d = {d}, {components} components",
        [
            new Side("two threads", () => MixtureSum.TermsGradient(data.Alphas, data.Means, data.Icf, data.X, outputs[0], outputs[1], outputs[2], threads: 2)),
            new Side("one thread, the same blocks", () => MixtureSum.TermsGradient(data.Alphas, data.Means, data.Icf, data.X, outputs[0], outputs[1], outputs[2], threads: 1)),
            new Side("without blocks", () => MixtureSum.TermsGradient(data.Alphas, data.Means, data.Icf, data.X, outputs[0], outputs[1], outputs[2])),
        ]);
    }

    private static Benchmark Of(int d, int components)
    {
        Data data = new(d, components, Samples);
        double[] alphas = data.Alphas, means = data.Means, icf = data.Icf, x = data.X;
        MixtureByHand scalars = new(components, d);
        MixtureInVectors vectors = new(components, d);
        double[][] byHand = data.Outputs(), inVectors = data.Outputs(), generated = data.Outputs();
        double expected = scalars.Gradient(alphas, means, icf, x, byHand[0], byHand[1], byHand[2]);
        Check(expected, vectors.Gradient(alphas, means, icf, x, inVectors[0], inVectors[1], inVectors[2]), byHand, inVectors);
        Check(expected, MixtureSum.TermsGradient(alphas, means, icf, x, generated[0], generated[1], generated[2]), byHand, generated);

        return new Benchmark($"Mixture gradient, {Samples} samples, d = {d}, {components} components",
        [
            new Side("by hand, scalars", () => scalars.Gradient(alphas, means, icf, x, byHand[0], byHand[1], byHand[2])),
            new Side("by hand, vectors", () => vectors.Gradient(alphas, means, icf, x, inVectors[0], inVectors[1], inVectors[2])),
            new Side("generated", () => MixtureSum.TermsGradient(alphas, means, icf, x, generated[0], generated[1], generated[2])),
            new Side("the loss alone", () => MixtureSum.Terms(alphas, means, icf, x)),
        ]);
    }

    /// <summary>Random parameters and samples.</summary>
    private sealed class Data
    {
        private readonly Random _random = new(17);

        public Data(int d, int components, int samples)
        {
            Alphas = Numbers(components, 1);
            Means = Numbers(components * d, 1);
            Icf = Numbers(components * d * (d + 1) / 2, 0.5);
            X = Numbers(samples * d, 1);
        }

        public double[] Alphas { get; }

        public double[] Means { get; }

        public double[] Icf { get; }

        public double[] X { get; }

        public double[][] Outputs() => [new double[Alphas.Length], new double[Means.Length], new double[Icf.Length]];

        private double[] Numbers(int count, double size) => [.. Enumerable.Range(0, count).Select(_ => size * (2 * _random.NextDouble() - 1))];
    }

    private static void Check(double expected, double actual, double[][] byHand, double[][] other)
    {
        double scale = byHand.SelectMany(a => a).Max(Math.Abs);
        bool isSame = Math.Abs(expected - actual) <= 1e-11 * Math.Abs(expected)
            && byHand.SelectMany(a => a).Zip(other.SelectMany(a => a), (a, b) => Math.Abs(a - b)).All(difference => difference <= 1e-11 * scale);
        if (!isSame) throw new InvalidOperationException($"The gradients differ: {expected:R}, {actual:R}.");
    }
}
