using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>The same fits by one process and by more: AutoDiffGen.Mpi.Ranks, Fits, where each process also checks that it found the same bits as the first.</summary>
public class FitTests
{
    private static readonly string[] Methods = ["batches", "conjugate-gradient", "levenberg-marquardt", "limited-memory-bfgs"];

    [Fact]
    public async Task The_same_minima_by_one_two_and_three_processes()
    {
        Dictionary<string, double[]> one = await Fit(1);
        Assert.Equal(2 * Methods.Length, one.Count);
        foreach (int processes in (int[])[2, 3])
        {
            Dictionary<string, double[]> many = await Fit(processes);
            foreach (string method in Methods)
            {
                // At each point the processes check that there is rounding alone. But all of these ends are 6.5e-8 from the minimum, where the gradient's tolerance lets conjugate gradients stop, each elsewhere.
                double tolerance = method == "conjugate-gradient" ? 1e-9 : 1e-12;
                for (int i = 0; i < 3; i++) Assert.Equal(one[method][i], many[method][i], tolerance * Math.Abs(one[method][i]));
                // Where they are asked for, the same bits.
                Assert.Equal(one[$"blocks {method}"], many[$"blocks {method}"]);
            }

            if (processes == 2) continue;
            // And from run to run always.
            Dictionary<string, double[]> again = await Fit(processes);
            foreach (string method in Methods) Assert.Equal(many[method], again[method]);
        }
    }

    /// <summary>For one, two and three threads in each of two processes, which check that they all find the same bits.</summary>
    [Fact]
    public async Task Threads_inside_of_processes_give_the_same_bits_from_run_to_run()
    {
        string[] first = await Run(), second = await Run();
        Assert.Equal(2, first.Length);
        Assert.Equal(first, second);

        static async Task<string[]> Run()
        {
            Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(2), "dotnet", Launcher.Ranks, "threads")).Succeeded();
            return [.. ended.Lines("fit: 2.99"), .. ended.Lines("trained: ")];
        }
    }

    private static async Task<Dictionary<string, double[]>> Fit(int processes)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Launcher.Ranks, "fit")).Succeeded();
        return ended.Text.Split('\n').Select(line => line.Split(": ")).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => (double[])[.. parts[1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
    }
}
