using Reporting;

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

    static Data() => (X, Y) = Columns.Read(Resources.Text(typeof(Data).Assembly, "gabor_30_points.csv"));
}
