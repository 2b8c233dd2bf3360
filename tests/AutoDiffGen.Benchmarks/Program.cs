using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiffGen.Benchmarks;

/// <summary>dotnet run -c Release --project tests/AutoDiffGen.Benchmarks [-- --filter part-of-a-name]</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is [CompileTimes.ColdArgument, var what])
        {
            CompileTimes.PrintCold(what);
            return 0;
        }

        string filter = arguments is ["--filter", var text] ? text.Trim('*') : "";
        if (arguments.Length > 0 && filter.Length == 0)
        {
            Console.Error.WriteLine("Usage: AutoDiffGen.Benchmarks [--filter part-of-a-name]");
            return 2;
        }

        List<Benchmark> chosen = [.. All().Where(b => b.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))];
        bool isCompileTime = CompileTimes.Name.Contains(filter, StringComparison.OrdinalIgnoreCase);
        if (chosen.Count == 0 && !isCompileTime)
        {
            Console.Error.WriteLine($"No benchmark has '{filter}' in its name; there are: {string.Join(", ", [.. All().Select(b => b.Name), CompileTimes.Name])}");
            return 2;
        }

        Console.WriteLine("Times per call: the least and the median over rounds in which all sides take turns; ratio of medians to the first side's.");
        foreach (Benchmark benchmark in chosen) Table.Print(benchmark.Name, SideBySide.Measure(benchmark.Sides));
        if (isCompileTime) CompileTimes.Print();
        return 0;
    }

    private static IEnumerable<Benchmark> All() => [.. GaborBenchmarks.All(), .. BundleBenchmarks.All(), .. SecondOrderBenchmarks.All(), .. GenerationBenchmarks.All(), .. OptimizerBenchmarks.All()];
}
