using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Kernels;
using AutoDiffGen.Optimizers;

namespace AutoDiffGen.Benchmarks;

/// <summary>Steps of optimizers beside a plain pass over the same bytes: memory is the limit, so 1 is the best there is.</summary>
internal static class OptimizerBenchmarks
{
    // A step reads and writes parameters and state buffers, and reads the gradient.
    private static readonly (string Name, int StateBuffers, Func<Optimizer<float>> Make)[] Optimizers =
    [
        ("GradientDescent", 0, () => new GradientDescent<float>(1e-3)),
        ("Momentum", 1, () => new Momentum<float>(1e-3)),
        ("Nesterov", 1, () => new Nesterov<float>(1e-3)),
        ("AdaGrad", 1, () => new AdaGrad<float>(1e-3)),
        ("RmsProp", 1, () => new RmsProp<float>(1e-3)),
        ("RmsProp centered, momentum", 3, () => new RmsProp<float>(1e-3) { IsCentered = true, Momentum = 0.9 }),
        ("NormalizedGradient", 0, () => new NormalizedGradient<float>(1e-3)),
        ("AdaDelta", 2, () => new AdaDelta<float>(1)),
        ("Adam", 2, () => new Adam<float>(1e-3)),
        ("AdamW", 2, () => new AdamW<float>(1e-3)),
        ("AmsGrad", 3, () => new AmsGrad<float>(1e-3)),
        ("Yogi", 2, () => new Yogi<float>(1e-3)),
        ("NAdam", 2, () => new NAdam<float>(1e-3)),
        ("RAdam", 2, () => new RAdam<float>(1e-3)),
        ("AdaMax", 2, () => new AdaMax<float>(1e-3)),
        ("Lion", 1, () => new Lion<float>(1e-4)),
        ("Rprop", 2, () => new Rprop<float>(1e-3)),
        ("AveragedGradientDescent", 1, () => new AveragedGradientDescent<float>(1e-3)),
        ("Swats", 3, () => new Swats<float>(1e-3) { SwitchTolerance = 0 }),
    ];

    public static IEnumerable<Benchmark> All() =>
    [
        .. new[] { 1_000, 100_000, 10_000_000 }.Select(AdamBeside),
        .. Optimizers.Select(o => Bound(o.Name, o.StateBuffers, o.Make, 4_000_000)),
        Threads("Adam", 10_000_000), Threads("GradientDescent", 10_000_000),
        Subnormals(), Settings(4_000_000),
    ];

    private static Benchmark AdamBeside(int n) => new(
        $"Optimizer Adam, {n} floats",
        [new Side("stream of the same bytes", Stream(n, 2)), new Side("Adam", Step(new Adam<float>(1e-3), n))]);

    private static Benchmark Bound(string name, int stateBuffers, Func<Optimizer<float>> make, int n) => new(
        $"Optimizer bound, {name}, {n} floats",
        [new Side("stream of the same bytes", Stream(n, stateBuffers)), new Side(name, Step(make(), n))]);

    private static Benchmark Threads(string name, int n)
    {
        Optimizer<float> Make(int threads) => name == "Adam" ? new Adam<float>(1e-3) { Threads = threads } : new GradientDescent<float>(1e-3) { Threads = threads };
        return new(
            $"Optimizer threads, {name}, {n} floats",
            [new Side("two threads", Step(Make(2), n)), new Side("one thread", Step(Make(1), n))]);
    }

    /// <summary>Gradients that became 0 long ago, so that averages would be subnormal by now, beside common ones.</summary>
    private static Benchmark Subnormals()
    {
        const int n = 10_000;
        var adam = new Adam<float>(1e-3);
        var faded = new Lazy<(float[] Parameters, float[] Zeros)>(() =>
        {
            float[] p = [.. Numbers(n, 0)], zeros = new float[n];
            adam.Step(p, Numbers(n, 1));
            for (int k = 0; k < 100_000; k++) adam.Step(p, zeros);
            return (p, zeros);
        });
        return new(
            $"Optimizer subnormals, Adam, {n} floats",
            [
                new Side("common gradients", Step(new Adam<float>(1e-3), n)),
                new Side("zeros after one", () => adam.Step(faded.Value.Parameters, faded.Value.Zeros)),
            ]);
    }

    private static Benchmark Settings(int n) => new(
        $"Optimizer settings, Adam, {n} floats",
        [
            new Side("plain", Step(new Adam<float>(1e-3), n)),
            new Side("decoupled decay", Step(new Adam<float>(1e-3) { WeightDecay = WeightDecay.Decoupled(0.01) }, n)),
            new Side("coupled decay", Step(new Adam<float>(1e-3) { WeightDecay = WeightDecay.Coupled(0.01) }, n)),
            new Side("clipped by value", Step(new Adam<float>(1e-3) { Clipping = Clipping.ByValue(1) }, n)),
            new Side("clipped by norm", Step(new Adam<float>(1e-3) { Clipping = Clipping.ByNorm(1) }, n)),
            new Side("skipping what is not finite", Step(new Adam<float>(1e-3) { NonFinite = Training.NonFinite.Skip }, n)),
        ]);

    private static Action Step(Optimizer<float> optimizer, int n) => () => optimizer.Step(Numbers(n, 0), Numbers(n, 1));

    private static Action Stream(int n, int buffers) => () => MemoryStreams.Run(Numbers(n, 0), Numbers(n, 1), State(n, buffers));

    private static readonly Dictionary<(int, int), float[]> Known = [];
    private static readonly Dictionary<(int, int), StateMemory<float>> KnownStates = [];

    private static StateMemory<float> State(int n, int buffers)
    {
        if (!KnownStates.TryGetValue((n, buffers), out StateMemory<float>? state))
            KnownStates.Add((n, buffers), state = new(buffers, n));
        return state;
    }

    /// <summary>The same memory for all sides: made when it is first needed, as most runs are of few benchmarks.</summary>
    private static float[] Numbers(int n, int index)
    {
        if (Known.TryGetValue((n, index), out float[]? numbers)) return numbers;
        Known.Add((n, index), numbers = new float[n]);
        for (int i = 0; i < n; i++) numbers[i] = (float)Math.Sin(i + index) * 0.1f;
        return numbers;
    }
}
