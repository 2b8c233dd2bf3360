using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Reporting;

/// <summary>Two columns of numbers, as small data come.</summary>
public static class Columns
{
    /// <summary>Reads text whose first line is "x,y" and whose others are two numbers each.</summary>
    public static (double[] X, double[] Y) Read(string text)
    {
        List<double> x = [], y = [];
        using StringReader lines = new(text);
        lines.ReadLine(); // the header
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            string[] cells = line.Split(',');
            x.Add(double.Parse(cells[0], CultureInfo.InvariantCulture));
            y.Add(double.Parse(cells[1], CultureInfo.InvariantCulture));
        }
        return ([.. x], [.. y]);
    }
}
