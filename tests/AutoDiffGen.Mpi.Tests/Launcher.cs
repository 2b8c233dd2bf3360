using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>Starts processes as users do. Where the command is missing, the test is skipped.</summary>
internal static class Launcher
{
    // A machine that does other work too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static string Ranks => Built("AutoDiffGen.Mpi.Ranks");

    /// <summary>The arguments of a command that starts so many processes.</summary>
    internal static async Task<string[]> Mpirun(int processes)
    {
        foreach (string command in (string[])["mpirun", "mpirun.openmpi"])
            if (Find(command) is { } path && (await Run([path, "--version"])).Text.Contains("Open MPI", StringComparison.Ordinal)) return [path, "--oversubscribe", "-n", $"{processes}"];
        Assert.Skip("mpirun of Open MPI is not installed (Debian, Ubuntu: apt-get install openmpi-bin).");
        return [];
    }

    /// <summary>The same for MPICH.</summary>
    internal static string[] Mpiexec(int processes)
    {
        string? path = Find("mpiexec.mpich") ?? Find("mpiexec.hydra");
        Assert.SkipWhen(path is null, "mpiexec of MPICH is not installed (Debian, Ubuntu: apt-get install mpich).");
        return [path!, "-n", $"{processes}"];
    }

    /// <summary>Runs a command to its end.</summary>
    internal static Task<Ended> Run(string[] command, params string[] arguments) => Run(command, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command to its end, in an environment with these variables too.</summary>
    internal static async Task<Ended> Run(string[] command, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Running running = new([.. command, .. arguments], environment);
        return await running.End(Patience);
    }

    /// <summary>Where the program of a project was built, in the same configuration as this one.</summary>
    internal static string Built(string project)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, configuration, $"{project}.dll"));
    }

    internal static string? Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists);

    /// <summary>How a command ended.</summary>
    internal sealed record Ended(int ExitCode, string Text)
    {
        /// <summary>The lines of its output that begin so.</summary>
        internal string[] Lines(string beginning) => [.. Text.Split('\n').Where(line => line.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        internal Ended Succeeded()
        {
            Assert.True(ExitCode == 0, $"It ended with {ExitCode}:\n{Text}");
            return this;
        }
    }

    /// <summary>A command on its way.</summary>
    internal sealed class Running : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _text = new();

        internal Running(string[] command, IReadOnlyDictionary<string, string>? environment = null)
        {
            ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
            // Open MPI refuses root by default, who runs tests in containers; and there a process may not read another's memory, which it tries first.
            foreach ((string name, string value) in new Dictionary<string, string>
            {
                ["OMPI_ALLOW_RUN_AS_ROOT"] = "1",
                ["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1",
                ["OMPI_MCA_btl_vader_single_copy_mechanism"] = "none",
                // mpirun gives its processes a terminal, whose modes would be among what they print.
                ["TERM"] = "dumb",
            }) start.Environment[name] = value;
            foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, line) => Add(line.Data);
            _process.ErrorDataReceived += (_, line) => Add(line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        internal string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        /// <summary>Waits until it has printed this.</summary>
        internal async Task Print(string text)
        {
            long start = Stopwatch.GetTimestamp();
            while (!Text.Contains(text, StringComparison.Ordinal))
            {
                Assert.False(_process.HasExited, $"It ended before it printed '{text}':\n{Text}");
                Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"It did not print '{text}':\n{Text}");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        internal async Task<Ended> End(TimeSpan limit)
        {
            try
            {
                await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit, TestContext.Current.CancellationToken);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"It did not end within {limit.TotalSeconds} s:\n{Text}");
            }

            return new Ended(_process.ExitCode, Text);
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }

        private void Add(string? line)
        {
            if (line is null) return;
            lock (_text) _text.Append(line.TrimEnd('\r')).Append('\n');
        }
    }
}
