using System;
using System.Linq;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Mappings;

/// <summary>The residuals and the Jacobian of ADBench's bundle adjustment have the values that several tools agree on.</summary>
public sealed class BundleAdjustmentTests
{
    // One camera, point, weight and feature stand for all in its files (microsoft/ADBench, data/ba, MIT licence).
    private static readonly double[] Camera = [-0.758453, -1.109613, -0.845551, 34.556073, 39.676747, 53.881673, 419.194514, 5.864426, -8.518870, 0.087812, 0.002739];
    private static readonly double[] Point = [7.203245, 0.001144, 3.023326];
    private static readonly double[] Feature = [271.760969, 834.209256];
    private const double Weight = 0.417022;

    // The norm that is known of the third file has the roundings of 7 million sums in it, 1.6e-11.
    public static TheoryData<int, double, double, string> Files { get; } =
    [
        .. from passes in PassSelection.All
           from file in new[] { (31843, 478.457148786879, 473881.661422458), (36455, 547.754776843506, 507039.116708599) }
           select (file.Item1, file.Item2, file.Item3, passes.Name),
    ];

    public static TheoryData<string> Passes { get; } = [.. PassSelection.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_the_known_values(int observations, double squares, double norm, string passes)
    {
        Mapping reproject = Mapping.Of("BundleAdjustment", "Reproject", passes);
        double[] error = new double[2], jacobian = new double[30];
        reproject.Jacobian(null, [Camera, Point, Weight, Feature, error, jacobian]);
        Close(squares, observations * error.Sum(e => e * e));
        // Each weight has a residual of its own, 1 - w².
        Close(norm, Math.Sqrt(observations * jacobian.Append(-2 * Weight).Sum(d => d * d)));

    }

    /// <summary>49 cameras and 7776 points, which are all the same: the elements of the whole Jacobian that are other than 0.</summary>
    [Theory]
    [MemberData(nameof(Passes))]
    public void All_observations_have_the_known_values(string passes)
    {
        (int observations, double squares, double norm, _) = Files.First().Data;
        Mapping residuals = Mapping.Of("BundleAdjustment", "Residuals", passes);
        double[] cameras = Repeated(Camera, 49), points = Repeated(Point, 7776), weights = Repeated([Weight], observations), features = Repeated(Feature, observations);
        int[] camera = [.. Enumerable.Range(0, observations).Select(i => i % 49)], point = [.. Enumerable.Range(0, observations).Select(i => i % 7776)];
        double[] errors = new double[2 * observations], penalties = new double[observations];
        object[] arguments = [cameras, points, weights, features, camera, point, errors, penalties];
        SparsityPattern pattern = (SparsityPattern)Invoker.Returned(residuals.JacobianSparsity!, null, arguments)!;
        Assert.Equal(((3 * observations), cameras.Length + points.Length + weights.Length, 29 * observations), (pattern.Rows, pattern.Columns, pattern.Count));
        double[] values = new double[pattern.Count];
        residuals.SparseJacobian!(null, [.. arguments, pattern, values]);
        Close(squares, errors.Sum(e => e * e));
        Close(norm, Math.Sqrt(values.Sum(d => d * d)));

        static double[] Repeated(double[] numbers, int times) => [.. Enumerable.Repeat(numbers, times).SelectMany(n => n)];
    }

    /// <summary>Without a rotation, where the formula of the other branch holds.</summary>
    [Fact]
    public void Holds_without_rotation()
    {
        Mapping reproject = Mapping.Of("BundleAdjustment", "Reproject", PassSelection.All[^1].Name);
        double[] camera = [0, 0, 0, .. Camera[3..]], error = new double[2], jacobian = new double[30], moved = new double[2];
        reproject.Jacobian(null, [camera, Point, Weight, Feature, error, jacobian]);
        for (int k = 3; k < 11; k++)
        {
            const double Step = 1e-5;
            camera[k] += Step;
            reproject.Value(null, [camera, Point, Weight, Feature, moved]);
            double[] up = [.. moved];
            camera[k] -= 2 * Step;
            reproject.Value(null, [camera, Point, Weight, Feature, moved]);
            camera[k] += Step;
            for (int row = 0; row < 2; row++) Assert.Equal((up[row] - moved[row]) / (2 * Step), jacobian[(row * 15) + k], 1e-4);
        }
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * expected);
}
