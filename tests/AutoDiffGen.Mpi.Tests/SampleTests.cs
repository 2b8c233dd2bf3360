using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>The sample, as its users start it.</summary>
public sealed class SampleTests : IDisposable
{
    private static readonly string Sample = Launcher.Built("DigitsMpi");
    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-digits").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Digits_by_one_two_and_four_processes()
    {
        string[]? expected = null;
        foreach (int processes in (int[])[1, 2, 4])
        {
            Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Sample)).Succeeded();
            string[] found = [.. ended.Lines("epoch"), .. ended.Lines("30 epochs")];
            Assert.Equal(7, found.Length);
            expected ??= found;
            // As many digits as are printed do not show the rounding of sums.
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task Digits_from_a_saved_state()
    {
        string state = Path.Combine(_folder, "state");
        using (Launcher.Running running = new([.. await Launcher.Mpirun(2), "dotnet", Sample, state])) await running.Print("epoch   5");
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(1), "dotnet", Sample, state)).Succeeded();
        Assert.Single(ended.Lines("Goes on after"));
        Assert.Contains("30 epochs: 94.0", Assert.Single(ended.Lines("30 epochs")), StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Lines("epoch"), line => line.StartsWith("epoch   5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Digits_without_MPI()
    {
        Dictionary<string, string> nothing = new() { ["AUTODIFFGEN_MPI_LIBRARY"] = "libnothing.so" };
        Launcher.Ended ended = (await Launcher.Run(["dotnet", Sample], nothing)).Succeeded();
        Assert.Contains("AUTODIFFGEN_MPI_LIBRARY is 'libnothing.so'", ended.Text.Split('\n').First(), StringComparison.Ordinal);
        Assert.Contains("by 1 process.", ended.Text, StringComparison.Ordinal);

        // Where a launcher started several, each would train by itself.
        ended = await Launcher.Run([.. await Launcher.Mpirun(2), "dotnet", Sample], nothing);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.DoesNotContain("by 1 process.", ended.Text, StringComparison.Ordinal);
    }
}
