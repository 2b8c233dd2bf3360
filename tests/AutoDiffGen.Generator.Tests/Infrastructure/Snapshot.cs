using System;
using System.IO;
using System.Runtime.CompilerServices;
using DiffEngine;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Compares text with an approved file, by the file conventions of Verify.</summary>
/// <remarks>
/// The approved file is Snapshots/Class.Method.verified.cs beside the test; after a mismatch the new text stands beside
/// it as Class.Method.received.cs, and outside CI a diff tool opens. To approve, move received over verified. Verify
/// itself replaces this class without renaming a file.
/// </remarks>
internal static class Snapshot
{
    /// <param name="actual">The text; line ends must be \n.</param>
    /// <param name="extension">What the text is: "cs", "txt", ….</param>
    /// <param name="parameter">Tells the cases of a theory apart, as in Class.Method_case.verified.cs.</param>
    /// <param name="test">The test method; the compiler knows.</param>
    /// <param name="file">The test's file, which is named as its class; the compiler knows.</param>
    public static void Match(
        string actual,
        string extension = "cs",
        string parameter = "",
        [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        string suffix = parameter.Length == 0 ? "" : $"_{parameter}";
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{test}{suffix}";
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
        Compare(actual, Path.Combine(folder, $"{name}.received.{extension}"), Path.Combine(folder, $"{name}.verified.{extension}"), Show);
    }

    /// <summary>The comparison itself; <paramref name="show"/> gets both paths when it fails.</summary>
    internal static void Compare(string actual, string received, string verified, Action<string, string> show)
    {
        string? approved = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (actual == approved)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        // Without an approved file there is nothing to compare, and diff engines would make an empty one.
        if (approved is not null) show(received, verified);

        string what = approved is null ? "has no approved file yet" : $"differs from what was approved in line {FirstDifference(actual, approved)}";
        throw new XunitException($"The output {what}.\nReceived: {received}\nVerified: {verified}\n\n{actual}");
    }

    private static void Show(string received, string verified)
    {
        if (!BuildServerDetector.Detected) DiffRunner.Launch(received, verified);
    }

    private static int FirstDifference(string actual, string approved)
    {
        int at = 0;
        while (at < actual.Length && at < approved.Length && actual[at] == approved[at]) at++;
        return 1 + actual.AsSpan(0, at).Count('\n');
    }
}
