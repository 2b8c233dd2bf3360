using System;
using System.Linq;
using Reporting;

namespace Gallery;

/// <summary>A function of two numbers on a grid.</summary>
/// <param name="Z">A row for each y.</param>
internal sealed record Surface(double[] X, double[] Y, double[][] Z)
{
    /// <summary>Evaluates a loss over a window, n points a side.</summary>
    public static Surface Of(Func<double, double, double> loss, (double From, double To) x, (double From, double To) y, int n = 101)
    {
        double[] columns = [.. Numbers.Steps(x.From, x.To, n)], rows = [.. Numbers.Steps(y.From, y.To, n)];
        return new(columns, rows, [.. rows.Select(b => columns.Select(a => loss(a, b)).ToArray())]);
    }
}
