using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>A job whose process dies goes on from the last saved state, with another number of processes, and ends at the same bits: AutoDiffGen.Mpi.Ranks, Training.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-mpi").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    public async Task From_the_last_state_with_another_number_of_processes(int before, int after)
    {
        string whole = await Train(1, "whole", "6", "0"), state = Path.Combine(_folder, "state");
        // Ten steps an epoch: in the fourth.
        Launcher.Ended dead = await Launcher.Run(await Launcher.Mpirun(before), "dotnet", Launcher.Ranks, "train", state, "6", "1", "35");
        Assert.NotEqual(0, dead.ExitCode);
        Assert.Empty(dead.Lines("trained"));
        Launcher.Ended resumed = (await Launcher.Run(await Launcher.Mpirun(after), "dotnet", Launcher.Ranks, "train", state, "6", "0")).Succeeded();
        Assert.Contains("resumed after 30 steps", resumed.Text, StringComparison.Ordinal);
        Assert.Equal(whole, Assert.Single(resumed.Lines("trained")));
    }

    private async Task<string> Train(int processes, string file, params string[] arguments)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), ["dotnet", Launcher.Ranks, "train", Path.Combine(_folder, file), .. arguments])).Succeeded();
        return Assert.Single(ended.Lines("trained"));
    }
}
