using System;
using System.Collections.Generic;

namespace AutoDiffGen.Mpi.Ranks;

/// <summary>What one process does that mpirun starts: mpirun -n 2 dotnet AutoDiffGen.Mpi.Ranks.dll name [arguments].</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<string[], int>> Scenarios = new()
    {
        ["operations"] = Operations.Run,
        ["misuse"] = Operations.Misuse,
        ["hello"] = Lives.Hello,
        ["throws"] = Lives.Throws,
        ["crashes"] = Lives.Crashes,
        ["returns"] = Lives.Returns,
        ["exits"] = Lives.Exits,
        ["leaves"] = Lives.Leaves,
        ["interrupts"] = Lives.Interrupts,
        ["crowds"] = Lives.Crowds,
        ["fails"] = Lives.Fails,
        ["buckets"] = Lives.Buckets,
        ["parts"] = Lives.Parts,
        ["aborts"] = Lives.Aborts,
        ["fit"] = Fits.Run,
        ["threads"] = Threads.Run,
        ["train"] = Training.Run,
        ["document"] = DocumentExample.Run,
        ["latency"] = Measurements.Latency,
        ["mixture"] = Measurements.Mixture,
        ["overlap"] = Measurements.Overlap,
        ["blocks"] = Measurements.Blocks,
        ["residuals"] = Measurements.Residuals,
    };

    private static int Main(string[] arguments)
    {
        if (arguments.Length > 0 && Scenarios.TryGetValue(arguments[0], out Func<string[], int>? scenario)) return scenario(arguments[1..]);
        Console.Error.WriteLine($"Usage: AutoDiffGen.Mpi.Ranks {string.Join('|', Scenarios.Keys)} [arguments]");
        return 2;
    }
}
