using System;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Tests.Support;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>200 steps on two problems, against the recorded runs of other implementations.</summary>
public class TrajectoryTests
{
    private sealed record File(double[] Start, double[][]? A, double[]? B, ReferenceRun[] Runs);

    private static readonly File Rosenbrock = ReferenceData.Read<File>("trajectories_rosenbrock.json");
    private static readonly File Quadratic = ReferenceData.Read<File>("trajectories_quadratic10.json");

    public static TheoryData<string> Names => [.. Rosenbrock.Runs.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rosenbrock_valley(string name) => Follows(Rosenbrock, name, (p, g) =>
    {
        double x = p[0], r = p[1] - x * x;
        g[0] = -2 * (1 - x) - 400 * x * r;
        g[1] = 200 * r;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Ill_conditioned_quadratic_of_ten_parameters(string name) => Follows(Quadratic, name, (p, g) =>
    {
        for (int i = 0; i < g.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < g.Length; j++) sum += Quadratic.A![i][j] * p[j];
            g[i] = sum - Quadratic.B![i];
        }
    });

    private static void Follows(File file, string name, Action<double[], double[]> gradient)
    {
        ReferenceRun run = file.Runs.Single(r => r.Name == name);
        Optimizer<double> optimizer = ReferenceOptimizers.For<double>(run);
        double[] p = [.. file.Start], g = new double[p.Length];
        for (int row = 0; row < run.Steps.Length; row++)
        {
            while (optimizer.Updates < run.Steps[row])
            {
                if (ReferenceOptimizers.LooksAhead(run))
                {
                    ((Momentum<double>)optimizer).StepLookingAhead(p, (ahead, aheadGradient) =>
                    {
                        gradient([.. ahead], g);
                        g.CopyTo(aheadGradient);
                        return 0;
                    });
                    continue;
                }

                gradient(p, g);
                optimizer.Step(p, g);
            }

            double scale = Math.Max(1, run.Params[row].Max(Math.Abs));
            for (int i = 0; i < p.Length; i++)
                Assert.InRange((p[i] - run.Params[row][i]) / scale, -run.Tolerance, run.Tolerance);
        }
    }
}
