using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NistFit;

/// <summary>One file of the NIST Statistical Reference Datasets.</summary>
/// <param name="Starts">The two points to start from: the first far from the solution, the second nearer.</param>
/// <param name="Certified">The solution, certified to 11 digits.</param>
/// <param name="SumOfSquares">The sum of squared residuals there.</param>
internal sealed record Dataset(string Name, double[][] Starts, double[] Certified, double SumOfSquares, double[] X, double[] Y)
{
    // All files of the collection have their observations, "y x", from line 61 on.
    public const int LinesBeforeData = 60;

    public static Dataset Read(string name)
    {
        string[] lines = [.. ReadLines(name + ".dat")];

        // "  b1 =   500         250           2.3894212918E+02  2.7070075241E+00": starts, certified value, its deviation
        double[][] parameters = [.. lines.Where(line => line.TrimStart().StartsWith('b') && line.Contains('=')).Select(line => Numbers(line.Split('=')[1]))];
        string sumOfSquares = lines.Single(line => line.StartsWith("Residual Sum of Squares:", StringComparison.Ordinal));
        double[][] rows = [.. lines.Skip(LinesBeforeData).Select(Numbers)];

        return new Dataset(
            name,
            [Column(parameters, 0), Column(parameters, 1)],
            Column(parameters, 2),
            Numbers(sumOfSquares.Split(':')[1])[0],
            Column(rows, 1),
            Column(rows, 0));
    }

    private static IEnumerable<string> ReadLines(string resource)
    {
        Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The program was built without its resource '{resource}'.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];
}
