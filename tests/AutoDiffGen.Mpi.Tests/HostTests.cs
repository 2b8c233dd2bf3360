using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>Processes on two hosts.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2), Short = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-hosts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_hosts_find_the_same_bits_as_two_processes_on_one()
    {
        await using TwoHosts hosts = await TwoHosts.Create(_folder);
        using Launcher.Running running = await hosts.Start("dotnet", Launcher.Ranks, "fit");
        string[] two = (await running.End(Long)).Succeeded().Lines("");
        string[] one = (await Launcher.Run(await Launcher.Mpirun(2), "dotnet", Launcher.Ranks, "fit")).Succeeded().Lines("");
        Assert.Equal(one, two);
        Assert.Contains(one, line => line.StartsWith("levenberg-marquardt: 2.99", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_is_cut_off_ends_the_job_and_the_other_goes_on_from_the_saved_state()
    {
        string state = Path.Combine(_folder, "state");
        await using TwoHosts hosts = await TwoHosts.Create(_folder);
        using Launcher.Running running = await hosts.Start("dotnet", Launcher.Ranks, "train", state, "1000000", "2");
        await running.Print("saved epoch 3");
        Assert.NotEqual(0, await hosts.OnSecond());
        await hosts.Cut();
        Launcher.Ended ended = await running.End(Short);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("lost communication", ended.Text, StringComparison.Ordinal);
        // Nor does anything go on running there.
        long start = Stopwatch.GetTimestamp();
        while (await hosts.OnSecond() > 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Short, "Processes still run on the host that was cut off.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        int epochs = 4 + ended.Lines("saved epoch").Length;
        string resumed = await Train(3, state, epochs), whole = await Train(1, Path.Combine(_folder, "whole"), epochs);
        Assert.Equal(whole, resumed);
    }

    [Fact]
    public async Task A_process_that_ends_too_early_on_one_host_ends_the_job()
    {
        await using TwoHosts hosts = await TwoHosts.Create(_folder);
        using Launcher.Running running = await hosts.Start("--mca", "osc", "pt2pt", "dotnet", Launcher.Ranks, "leaves", "return");
        Assert.NotEqual(0, (await running.End(Short)).ExitCode);
        Assert.Contains("Process 1 of 2 ends its program with exit code 0, too early", running.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Train(int processes, string state, int epochs)
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(processes), "dotnet", Launcher.Ranks, "train", state, $"{epochs}", "0")).Succeeded();
        return Assert.Single(ended.Lines("trained"));
    }
}
