using System;
using System.Collections.Generic;
using System.Globalization;

namespace AutoDiffGen.Benchmarks;

/// <summary>Prints results.</summary>
internal static class Table
{
    public static void Print(string name, IReadOnlyList<Result> results)
    {
        Console.WriteLine();
        Console.WriteLine($"{name,-44}{"least",12}{"median",12}{"ratio",8}{"bytes",10}");
        foreach (Result result in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {result.Name,-42}{Time(result.Least),12}{Time(result.Median),12}{result.Ratio,8:F2}{result.Bytes,10}"));
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:F1} ns"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:F2} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:F2} ms"),
    };
}
