using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Benchmarks.Mixture;
using AutoDiffGen.Benchmarks.Recurrent;

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
        bool isVectorMath = VectorMathBenchmarks.Name.Contains(filter, StringComparison.OrdinalIgnoreCase) || filter.StartsWith(VectorMathBenchmarks.Name + ".", StringComparison.OrdinalIgnoreCase);
        bool isCompileTime = CompileTimes.Name.Contains(filter, StringComparison.OrdinalIgnoreCase);
        bool areMinimizers = MinimizerTable.Name.Contains(filter, StringComparison.OrdinalIgnoreCase);
        if (chosen.Count == 0 && !isVectorMath && !isCompileTime && !areMinimizers)
        {
            Console.Error.WriteLine($"No benchmark has '{filter}' in its name; there are: {string.Join(", ", [.. All().Select(b => b.Name), VectorMathBenchmarks.Name, MinimizerTable.Name, CompileTimes.Name])}");
            return 2;
        }

        Console.WriteLine("Times per call: the least and the median over rounds in which all sides take turns; ratio of medians to the first side's.");
        foreach (Benchmark benchmark in chosen) Table.Print(benchmark.Name, SideBySide.Measure(benchmark.Sides));
        if (areMinimizers) MinimizerTable.Print();
        if (isVectorMath) VectorMathBenchmarks.Print(filter);
        if (isCompileTime) CompileTimes.Print();
        return 0;
    }

    private static IEnumerable<Benchmark> All() => [.. GaborBenchmarks.All(), .. MixtureBenchmarks.All(), .. LstmBenchmarks.All(), .. BundleBenchmarks.All(), .. SecondOrderBenchmarks.All(), .. GenerationBenchmarks.All(), .. OptimizerBenchmarks.All()];
}
