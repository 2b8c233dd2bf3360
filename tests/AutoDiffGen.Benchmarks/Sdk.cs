using System;
using System.IO;
using System.Linq;

namespace AutoDiffGen.Benchmarks;

/// <summary>What the SDK that this runs on has beside the runtime.</summary>
internal static class Sdk
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static string Compiler { get; } = Path.Combine(Newest("sdk"), "Roslyn", "bincore", "csc.dll");

    public static string RegexGenerator { get; } =
        Path.Combine(Newest(Path.Combine("packs", "Microsoft.NETCore.App.Ref")), "analyzers", "dotnet", "cs", "System.Text.RegularExpressions.Generator.dll");

    public static string[] References { get; } =
        [.. Directory.GetFiles(Path.Combine(Newest(Path.Combine("packs", "Microsoft.NETCore.App.Ref")), "ref"), "*.dll", SearchOption.AllDirectories), typeof(DifferentiableAttribute).Assembly.Location];

    private static string Newest(string folder) => Directory.GetDirectories(Path.Combine(Root, folder))
        .OrderBy(d => Version.TryParse(Path.GetFileName(d).Split('-')[0], out Version? version) ? version : new Version())
        .Last();
}
