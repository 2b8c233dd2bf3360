using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>Two network namespaces with a cable between them, which mpirun takes for two hosts. Needs root; without, the test is skipped.</summary>
internal sealed class TwoHosts : IAsyncDisposable
{
    private const string Network = "10.77.0.0/24", FirstAddress = "10.77.0.1", SecondAddress = "10.77.0.2";

    private readonly string _first = $"adg-a-{Environment.ProcessId}", _second = $"adg-b-{Environment.ProcessId}", _cable = $"adgv{Environment.ProcessId}";
    private readonly string _agent;

    private TwoHosts(string folder) => _agent = Path.Combine(folder, "agent.sh");

    internal static async Task<TwoHosts> Create(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Network namespaces are for root on Linux.");
        Assert.SkipWhen(Launcher.Find("ip") is null || Launcher.Find("unshare") is null, "ip and unshare are not installed (Debian, Ubuntu: apt-get install iproute2 util-linux).");
        TwoHosts hosts = new(folder);
        Launcher.Ended made = await Launcher.Run(["ip"], "netns", "add", hosts._first);
        Assert.SkipUnless(made.ExitCode == 0, $"This machine lets nobody make network namespaces: {made.Text}");
        await hosts.Ip("netns", "add", hosts._second);
        await hosts.Ip("link", "add", hosts._cable, "netns", hosts._first, "type", "veth", "peer", "name", hosts._cable, "netns", hosts._second);
        foreach ((string host, string address) in new[] { (hosts._first, FirstAddress), (hosts._second, SecondAddress) })
        {
            await hosts.Ip("-n", host, "addr", "add", $"{address}/24", "dev", hosts._cable);
            await hosts.Ip("-n", host, "link", "set", "lo", "up");
            await hosts.Ip("-n", host, "link", "set", hosts._cable, "up");
        }

        // What ssh is elsewhere: starts mpirun's daemon on the other host, which has a name of its own.
        await File.WriteAllTextAsync(hosts._agent, $"#!/bin/sh\nshift\nexec ip netns exec {hosts._second} unshare -u sh -c \"hostname second; $*\"\n", TestContext.Current.CancellationToken);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(hosts._agent, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return hosts;
    }

    /// <summary>Starts a process on each host; the first is on ours, and messages go through the cable.</summary>
    internal async Task<Launcher.Running> Start(params string[] program)
    {
        string mpirun = (await Launcher.Mpirun(2))[0];
        string[] command =
        [
            "ip", "netns", "exec", _first, mpirun, "-n", "2",
            // Each host would bind its process to its first core, which here is the same one.
            "--bind-to", "none", "--host", $"{FirstAddress}:1,{SecondAddress}:1",
            .. Setting("plm_rsh_agent", _agent), .. Setting("btl", "tcp,self"), .. Setting("btl_tcp_if_include", Network), .. Setting("oob_tcp_if_include", Network),
            // How soon a host that is silent counts as lost: after 2 + 3·1 seconds, as docs/scale-out.md has it.
            .. Setting("oob_tcp_keepalive_time", "2"), .. Setting("oob_tcp_keepalive_intvl", "1"), .. Setting("oob_tcp_keepalive_probes", "3"),
            .. program,
        ];
        return new Launcher.Running(command);
    }

    /// <summary>Pulls the cable out of the second host.</summary>
    internal Task Cut() => Ip("-n", _second, "link", "set", _cable, "down");

    /// <summary>Processes that run on the second host.</summary>
    internal async Task<int> OnSecond() => (await Launcher.Run(["ip"], "netns", "pids", _second)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    public async ValueTask DisposeAsync()
    {
        foreach (string host in new List<string> { _first, _second })
        {
            string pids = (await Launcher.Run(["ip"], "netns", "pids", host)).Text;
            foreach (string pid in pids.Split('\n', StringSplitOptions.RemoveEmptyEntries)) await Launcher.Run(["kill"], "-9", pid);
            await Launcher.Run(["ip"], "netns", "del", host);
        }
    }

    private static string[] Setting(string name, string value) => ["--mca", name, value];

    private async Task Ip(params string[] arguments) => (await Launcher.Run(["ip"], arguments)).Succeeded();
}
