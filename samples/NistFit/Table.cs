using System;
using System.Globalization;
using System.Linq;

namespace NistFit;

/// <summary>A problem's certified values beside those that were found.</summary>
internal static class Table
{
    public static void Write(Problem problem, Fit[] fits)
    {
        Dataset data = problem.Dataset;
        Console.WriteLine($"{data.Name}: {problem.Model}, {data.X.Length} observations");
        Console.WriteLine($"{"",5}{"certified",18}" + Join(fits, (_, i) => $"{$"from start {i + 1}",20}{"digits",8}"));
        for (int p = 0; p < data.Certified.Length; p++)
            WriteRow($"b{p + 1}", data.Certified[p], fits, fit => fit.Parameters[p]);
        WriteRow("RSS", data.SumOfSquares, fits, fit => fit.SumOfSquares);
        Console.WriteLine($"{"ms",-5}{"",18}" + Join(fits, (fit, _) => $"{fit.Time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),20}{"",8}").TrimEnd());
        Console.WriteLine();
    }

    private static void WriteRow(string name, double certified, Fit[] fits, Func<Fit, double> found) =>
        Console.WriteLine($"{name,-5}{Number(certified),18}" + Join(fits, (fit, _) => $"{Number(found(fit)),20}{Digit(found(fit), certified),8}"));

    private static string Join(Fit[] fits, Func<Fit, int, string> cell) => string.Concat(fits.Select(cell));

    // As NIST prints them.
    private static string Number(double value) => value.ToString("0.0000000000E+00", CultureInfo.InvariantCulture);

    private static string Digit(double value, double certified) => Digits.Of(value, certified).ToString("0.0", CultureInfo.InvariantCulture);
}
