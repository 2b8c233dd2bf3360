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
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Numbers_of_processes_differ_by_rounding_only(int processes)
    {
        Dictionary<string, double[]> one = await Fit(1, "0"), many = await Fit(processes, "0");
        Assert.Equal(["batches", "levenberg-marquardt", "limited-memory-bfgs", "threads"], one.Keys.Order(StringComparer.Ordinal));
        foreach ((string method, double[] point) in many)
            for (int i = 0; i < point.Length; i++) Assert.Equal(one[method][i], point[i], 1e-12 * Math.Abs(one[method][i]));
    }

    [Fact]
    public async Task Runs_of_as_many_processes_have_the_same_bits()
    {
        Dictionary<string, double[]> first = await Fit(3, "0"), second = await Fit(3, "0");
        foreach ((string method, double[] point) in first) Assert.Equal(point, second[method]);
    }

    [Fact]
    public async Task Blocks_give_the_same_bits_for_all_numbers_of_processes()
    {
        Dictionary<string, double[]> one = await Fit(1, "16");
        for (int processes = 2; processes <= 3; processes++)
        {
            Dictionary<string, double[]> many = await Fit(processes, "16");
            foreach (string method in (string[])["batches", "limited-memory-bfgs", "threads"]) Assert.Equal(one[method], many[method]);
        }
    }

    private static async Task<Dictionary<string, double[]>> Fit(int processes, string blockSize)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Launcher.Ranks, "fit", blockSize)).Succeeded();
        return ended.Text.Split('\n').Select(line => line.Split(": ")).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => (double[])[.. parts[1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
    }
}
