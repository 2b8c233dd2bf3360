using System;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>However one process fails while the others wait for it, the job ends, with an error.</summary>
public class FailureTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("throws", 0, "no such sample")]
    [InlineData("crashes", 0, "signal 9")]
    [InlineData("returns", 3, "")]
    [InlineData("exits", 4, "")]
    [InlineData("aborts", 5, "")]
    [InlineData("leaves return", 1, "Process 2 of 3 ends its program with exit code 0, too early: process 0 has begun 2 sums, broadcasts and barriers, of which this one came to 1.")]
    [InlineData("leaves exit", 1, "Process 2 of 3 ends its program with exit code 0, too early")]
    [InlineData("leaves tree", 1, "process 0 waits for a message that it did not send")]
    [InlineData("leaves receiver", 1, "process 0 sends it a message that it did not receive")]
    [InlineData("fails", 1, "Process 1 of 3 ends its program with exit code 0, too early: process 2 waits in a sum, broadcast or barrier that failed in this one.")]
    [InlineData("interrupts sum", 1, "Process 2 of 3 ends its program with exit code 0, too early: another thread of it ")]
    [InlineData("interrupts pause", 1, "Process 2 of 3 ends its program with exit code 0, too early: another thread of it ")]
    public async Task The_job_ends(string how, int code, string text)
    {
        // The job must end each time; that its last words arrive, mpirun does not promise while it kills the others.
        for (int attempt = 1; ; attempt++)
        {
            using Launcher.Running running = new([.. await Launcher.Mpirun(3), "dotnet", Launcher.Ranks, .. how.Split(' ')]);
            Launcher.Ended ended = await running.End(Limit);
            if (code == 0) Assert.NotEqual(0, ended.ExitCode);
            else Assert.Equal(code, ended.ExitCode);
            if (attempt < 3 && !ended.Text.Contains(text, StringComparison.Ordinal)) continue;
            Assert.Contains(text, ended.Text, StringComparison.Ordinal);
            return;
        }
    }

    [Fact]
    public async Task A_second_thread_is_refused()
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(2), "dotnet", Launcher.Ranks, "crowds")).Succeeded();
        Assert.Contains("Another thread of this process is in a call of the communicator.", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buckets_of_different_lengths_are_an_exception()
    {
        // Whether the others have their sum by then depends on the library; if not, the job ends as above.
        using Launcher.Running running = new([.. await Launcher.Mpirun(3), "dotnet", Launcher.Ranks, "buckets"]);
        Launcher.Ended ended = await running.End(Limit);
        Assert.Contains("MPI_Wait failed in process 2 of 3: MPI_ERR_TRUNCATE: message truncated.", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_library_has_no_windows_a_process_that_waits_long_at_its_end_says_so()
    {
        // None of Open MPI's kinds of windows is for processes that have no memory in common, but pt2pt, which Debian excludes.
        Launcher.Ended ended = (await Launcher.Run([.. await Launcher.Mpirun(2), "--mca", "btl", "tcp,self", "--mca", "osc", "rdma", "dotnet", Launcher.Ranks, "parts", "6000"])).Succeeded();
        Assert.Contains("Process 0 of 2 has ended its program with exit code 0 and waits for the others to end theirs.", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Process 1 of 2 has ended", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_library_has_no_windows_a_process_in_which_it_failed_does_not_wait_longer()
    {
        using Launcher.Running running = new([.. await Launcher.Mpirun(3), "--mca", "btl", "tcp,self", "--mca", "osc", "rdma", "dotnet", Launcher.Ranks, "fails"]);
        Launcher.Ended ended = await running.End(Limit);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("MPI_Allreduce failed in process 1 of 3", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_ends_when_nobody_needs_it_any_more_ends_nothing()
    {
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(3), "dotnet", Launcher.Ranks, "parts")).Succeeded();
        Assert.Equal(["process 0 parts", "process 1 parts", "process 2 parts"], ended.Lines("process"));
    }
}
