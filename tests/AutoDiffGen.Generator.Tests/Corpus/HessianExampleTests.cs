using System;
using System.Globalization;
using System.IO;
using System.Linq;
using AutoDiffGen.Generator.Tests.Documents;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Hessians that are known: of least squares, and at all 40 critical points of the Gabor loss (Prince, Understanding Deep Learning, 6.1).</summary>
public sealed class HessianExampleTests
{
    public static TheoryData<double, double, double, double, string> CriticalPoints { get; } =
        [.. Lines("gabor_critical_points.csv").Select(l => (Number(l[0]), Number(l[1]), Number(l[2]), Number(l[3]), l[4]))];

    [Fact]
    public void Of_least_squares_is_twice_the_sums_of_products()
    {
        string[][] lines = [.. Lines("linear_regression_12_points.csv")];
        double[] hessian = Hessian("LinearRegression.Line", [1.6, -0.8], [.. lines.Select(l => Number(l[0]))], [.. lines.Select(l => Number(l[1]))]);
        double[] expected = [24, 22.82, 22.82, 30.0242];
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(expected[i], hessian[i], 1e-12));
    }

    [Fact]
    public void There_are_40_critical_points() =>
        Assert.Equal(["maximum 12", "minimum 8", "saddle 20"], CriticalPoints.GroupBy(p => p.Data.Item5).Select(g => $"{g.Key} {g.Count()}").Order());

    [Theory]
    [MemberData(nameof(CriticalPoints))]
    public void At_a_critical_point_has_the_known_eigenvalues(double phi0, double phi1, double smaller, double larger, string kind)
    {
        string[][] lines = [.. Lines("gabor_30_points.csv")];
        double[] h = Hessian("Gabor.Loss", [phi0, phi1], [.. lines.Select(l => Number(l[0]))], [.. lines.Select(l => Number(l[1]))]);

        // Of a symmetric matrix of two rows: half the trace, and the root of half the difference's square plus the other entry's.
        double half = (h[0] + h[3]) / 2, root = Math.Sqrt(((h[0] - h[3]) * (h[0] - h[3]) / 4) + (h[1] * h[2]));
        Assert.Equal(smaller, half - root, 1e-9);
        Assert.Equal(larger, half + root, 1e-9);
        Assert.Equal(kind, half - root > 0 ? "minimum" : half + root < 0 ? "maximum" : "saddle");
    }

    private static double[] Hessian(string name, double[] phi, double[] x, double[] y)
    {
        Loss built = CorpusBuild.Find(CorpusData.Case(name), PassSelection.All[^1].Name);
        double[] hessian = new double[phi.Length * phi.Length];
        built.Hessian(null, [phi, x, y, hessian]);
        return hessian;
    }

    private static string[][] Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root(), "tests", "AutoDiffGen.Generator.Tests", "Data", file)).Skip(1).Select(l => l.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
