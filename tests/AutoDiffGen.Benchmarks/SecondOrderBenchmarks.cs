using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Benchmarks;

/// <summary>Hessian-vector products and Hessians, in gradients of the same loss.</summary>
internal static class SecondOrderBenchmarks
{
    public static IEnumerable<Benchmark> All()
    {
        double[] x = Numbers(200, 1), y = Numbers(200, 2);
        double[] chain = Numbers(20, 3), peaks = [.. Numbers(18, 4).Select(v => 1 + (0.3 * v))], network = Numbers(30, 5), step = Numbers(4, 6);
        yield return Of("Rosenbrock, 20 parameters", chain, SecondOrderLosses.RosenbrockGradient, SecondOrderLosses.RosenbrockHessianVectorProduct, SecondOrderLosses.RosenbrockHessian);
        yield return ByPattern(10_000);
        yield return ByPattern(100_000);
        yield return Of(
            "Peaks, 18 parameters, 200 points",
            peaks,
            (w, g) => SecondOrderLosses.PeaksGradient(w, x, y, g),
            (w, d, p) => SecondOrderLosses.PeaksHessianVectorProduct(w, x, y, d, p),
            (w, h) => SecondOrderLosses.PeaksHessian(w, x, y, h));
        double[] onLine = [.. Numbers(20, 8).Select(v => 1 + (0.3 * v))];
        yield return Of(
            "Peaks on a line, 20 parameters, 200 points",
            onLine,
            (w, g) => SecondOrderLosses.PeaksOnLineGradient(w, x, y, g),
            (w, d, p) => SecondOrderLosses.PeaksOnLineHessianVectorProduct(w, x, y, d, p),
            (w, h) => SecondOrderLosses.PeaksOnLineHessian(w, x, y, h));
        yield return Of(
            "Network, 10 units, 200 points",
            network,
            (w, g) => SecondOrderLosses.NetworkGradient(w, x, y, g),
            (w, d, p) => SecondOrderLosses.NetworkHessianVectorProduct(w, x, y, d, p),
            (w, h) => SecondOrderLosses.NetworkHessian(w, x, y, h));
        yield return Of("Recurrence, 200 steps", step, (w, g) => SecondOrderLosses.RecurrenceGradient(w, x, g), (w, d, p) => SecondOrderLosses.RecurrenceHessianVectorProduct(w, x, d, p), null);
    }

    private static Benchmark Of(string name, double[] w, SpanGradient gradient, SpanHessianVectorProduct product, SpanHessian? hessian)
    {
        double[] first = new double[w.Length], along = new double[w.Length], matrix = new double[w.Length * w.Length], direction = Numbers(w.Length, 9);
        List<Side> sides = [new Side("gradient", () => gradient(w, first)), new Side("Hessian-vector product", () => product(w, direction, along))];
        if (hessian is not null) sides.Add(new Side("Hessian", () => hessian(w, matrix)));
        return new Benchmark(name, sides);
    }

    // In full the matrix would have as many elements as there are pairs of parameters.
    private static Benchmark ByPattern(int count)
    {
        double[] x = Numbers(count, 7), first = new double[count];
        SparsityPattern pattern = SecondOrderLosses.RosenbrockHessianSparsity(x);
        double[] elements = new double[pattern.Count];
        return new Benchmark($"Rosenbrock, {count} parameters", [new Side("gradient", () => SecondOrderLosses.RosenbrockGradient(x, first)), new Side("Hessian by its pattern", () => SecondOrderLosses.RosenbrockHessian(x, pattern, elements))]);
    }

    private static double[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }
}
