using System;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>The operations of a communicator, which the processes check: AutoDiffGen.Mpi.Ranks, Operations.</summary>
public class OperationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task By_Open_MPI(int processes)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Launcher.Ranks, "operations")).Succeeded();
        Assert.Contains($"{processes} processes, Open MPI", ended.Text, StringComparison.Ordinal);
        Assert.Contains(": all right", ended.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task By_Mpich(int processes)
    {
        Launcher.Ended ended = (await Launcher.Run(Launcher.Mpiexec(processes), "dotnet", Launcher.Ranks, "operations")).Succeeded();
        Assert.Contains($"{processes} processes, MPICH", ended.Text, StringComparison.Ordinal);
        Assert.Contains(": all right", ended.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_is_wrong_is_an_exception_that_says_so(int processes)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Launcher.Ranks, "misuse")).Succeeded();
        if (processes > 1) Assert.Contains("MPI_Recv failed in process 1 of 3: MPI_ERR_TRUNCATE: message truncated.", ended.Text, StringComparison.Ordinal);
    }
}
