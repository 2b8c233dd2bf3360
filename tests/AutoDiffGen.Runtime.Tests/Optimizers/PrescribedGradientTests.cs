using System;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>
/// 37 parameters (full vectors and a remainder) under gradients that do not depend on them, with zeros, 1e-30 and 1e15, against torch.
/// </summary>
public class PrescribedGradientTests
{
    private sealed record File(double[] Start, double[][] Gradients, ReferenceRun[] Runs);

    private static readonly File Double = ReferenceData.Read<File>("kernels_f64.json");
    private static readonly File Single = ReferenceData.Read<File>("kernels_f32.json");

    public static TheoryData<string> Names => [.. Double.Runs.Select(r => r.Name)];

    // In units of the last place of the largest value that the parameter had so far: torch fuses multiplications with additions, and where
    // values cancel later the difference stays. Adam's roots and quotients round once more each; torch's own runs in float are up to
    // 4.8 such units from the same runs in double.
    [Theory]
    [MemberData(nameof(Names))]
    public void Single_precision_to_2_ulps_and_Adam_to_3(string name)
    {
        int ulps = name.StartsWith("adam", StringComparison.Ordinal) ? 3 : 2;
        Follows<float>(Single, name, scale => ulps * (MathF.BitIncrement((float)scale) - scale));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Double_precision_to_1e14_relative(string name) => Follows<double>(Double, name, scale => 1e-14 * scale);

    private static void Follows<T>(File file, string name, Func<double, double> tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReferenceRun run = file.Runs.Single(r => r.Name == name);
        Optimizer<T> optimizer = ReferenceOptimizers.For<T>(run);
        T[] p = [.. file.Start.Select(T.CreateTruncating)];
        double[] largest = [.. file.Start.Select(Math.Abs)];
        foreach (double[] gradient in file.Gradients)
        {
            optimizer.Step(p, [.. gradient.Select(T.CreateTruncating)]);
            int row = Array.IndexOf(run.Steps, (int)optimizer.Updates);
            for (int i = 0; i < p.Length; i++)
            {
                double actual = double.CreateTruncating(p[i]);
                largest[i] = Math.Max(largest[i], Math.Abs(actual));
                if (row >= 0) Assert.InRange((actual - run.Params[row][i]) / tolerance(largest[i]), -1, 1);
            }
        }
    }
}
