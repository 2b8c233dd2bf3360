using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace GaborFit;

/// <summary>The 30 published points, drawn from φ = (0, 16.6) with noise.</summary>
/// <remarks>
/// From the notebook 6.3 of udlbook/udlbook; source and licence stand beside the file. The caption of figure 6.3 says 28,
/// but the notebooks hold 30; with these the global minimum is the one of <see cref="GlobalMinimum"/>.
/// </remarks>
internal static class Data
{
    public static double[] X { get; }
    public static double[] Y { get; }

    static Data()
    {
        List<double> x = [], y = [];
        using StringReader lines = new(Resources.Text("gabor_30_points.csv"));
        lines.ReadLine(); // the header, "x,y"
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            string[] cells = line.Split(',');
            x.Add(double.Parse(cells[0], CultureInfo.InvariantCulture));
            y.Add(double.Parse(cells[1], CultureInfo.InvariantCulture));
        }
        (X, Y) = ([.. x], [.. y]);
    }
}
