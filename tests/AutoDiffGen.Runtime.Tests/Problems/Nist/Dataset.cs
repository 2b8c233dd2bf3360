using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AutoDiffGen.Tests.Problems.Nist;

/// <summary>One file of the collection.</summary>
/// <param name="Starts">The two points to start from: the first far from the solution, the second nearer.</param>
/// <param name="Certified">The solution, certified to 11 digits.</param>
/// <param name="SumOfSquares">The sum of squared residuals there.</param>
internal sealed record Dataset(double[][] Starts, double[] Certified, double SumOfSquares, double[] X, double[] Y)
{
    // All files have their observations, "y x", from line 61 on.
    private const int LinesBeforeData = 60;

    public static Dataset Read(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "nist", name + ".dat"));

        // "  b1 =   500         250           2.3894212918E+02  2.7070075241E+00": starts, certified value, its deviation
        double[][] parameters = [.. lines.Where(line => line.TrimStart().StartsWith('b') && line.Contains('=')).Select(line => Numbers(line.Split('=')[1]))];
        string sumOfSquares = lines.Single(line => line.StartsWith("Residual Sum of Squares:", StringComparison.Ordinal));
        double[][] rows = [.. lines.Skip(LinesBeforeData).Select(Numbers).Where(row => row.Length > 1)];
        double[] y = [.. rows.Select(row => row[0])];
        if (name == "Nelson") y = [.. y.Select(value => Math.Log(value))];
        return new Dataset(
            [[.. parameters.Select(row => row[0])], [.. parameters.Select(row => row[1])]],
            [.. parameters.Select(row => row[2])],
            Numbers(sumOfSquares.Split(':')[1])[0],
            [.. rows.SelectMany(row => row[1..])],
            y);
    }

    /// <summary>−log₁₀ of the largest relative error of a parameter, between 0 and the 11 digits that are certified.</summary>
    public double Digits(double[] parameters) => parameters.Zip(Certified, Digits).Min();

    /// <summary>The same of one number.</summary>
    public static double Digits(double value, double certified)
    {
        double digits = -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, 11);
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
