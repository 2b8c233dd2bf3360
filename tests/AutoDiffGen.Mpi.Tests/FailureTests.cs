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
    public async Task The_job_ends(string how, int code, string text)
    {
        // The job must end each time; that its last words arrive, mpirun does not promise while it kills the others.
        for (int attempt = 1; ; attempt++)
        {
            using Launcher.Running running = new([.. await Launcher.Mpirun(3), "dotnet", Launcher.Ranks, how]);
            Launcher.Ended ended = await running.End(Limit);
            if (code == 0) Assert.NotEqual(0, ended.ExitCode);
            else Assert.Equal(code, ended.ExitCode);
            if (attempt < 3 && !ended.Text.Contains(text, StringComparison.Ordinal)) continue;
            Assert.Contains(text, ended.Text, StringComparison.Ordinal);
            return;
        }
    }
}
