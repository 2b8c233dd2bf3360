using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Benchmarks.Mixture;

/// <summary>ADBench's mixture of Gaussians, of random parameters and samples: the generated gradient beside scalars and vectors by hand.</summary>
internal static class MixtureBenchmarks
{
    private const int Samples = 1000;

    public static IEnumerable<Benchmark> All() => [Of(2, 5), Of(10, 25), Of(20, 50), Of(64, 25)];

    private static Benchmark Of(int d, int components)
    {
        Random random = new(17);
        double[] alphas = Numbers(components, 1), means = Numbers(components * d, 1), icf = Numbers(components * d * (d + 1) / 2, 0.5), x = Numbers(Samples * d, 1);
        MixtureByHand scalars = new(components, d);
        MixtureInVectors vectors = new(components, d);
        double[][] byHand = Outputs(), inVectors = Outputs(), generated = Outputs();
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

        double[] Numbers(int count, double size) => [.. Enumerable.Range(0, count).Select(_ => size * (2 * random.NextDouble() - 1))];

        double[][] Outputs() => [new double[components], new double[components * d], new double[components * d * (d + 1) / 2]];
    }

    private static void Check(double expected, double actual, double[][] byHand, double[][] other)
    {
        double scale = byHand.SelectMany(a => a).Max(Math.Abs);
        bool isSame = Math.Abs(expected - actual) <= 1e-11 * Math.Abs(expected)
            && byHand.SelectMany(a => a).Zip(other.SelectMany(a => a), (a, b) => Math.Abs(a - b)).All(difference => difference <= 1e-11 * scale);
        if (!isSame) throw new InvalidOperationException($"The gradients differ: {expected:R}, {actual:R}.");
    }
}
