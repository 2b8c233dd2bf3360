using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using AutoDiffGen.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace AutoDiffGen.Package.Tests;

/// <summary>The package as `dotnet pack` makes it, in a fresh folder; shared by the tests of this project.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("autodiffgen-package").FullName;

    /// <summary>Everything the command left in the folder.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The package file.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Whether the build had the tool that compiles the generator to machine code.</summary>
    public bool HasMachineCode { get; private set; }

    public async ValueTask InitializeAsync()
    {
        string folder = NewFolder("packages");
        // Not built again: the tests are of what the solution's build has made.
        await DotNet.Run(_root, new Dictionary<string, string>(), "pack", Metadata("Runtime"), "--no-build", "-c", Metadata("Configuration"), "-o", folder);
        Files = Directory.GetFiles(folder);
        Path = Files.Single(f => f.EndsWith(".nupkg", StringComparison.Ordinal));
        using ZipArchive archive = ZipFile.OpenRead(Path);
        HasMachineCode = archive.Entries.Any(e => e.FullName.StartsWith("tools/", StringComparison.Ordinal) && e.Name == "AutoDiffGen.Generator.dll");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder of its own for a test, outside the repository and its build properties.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(_root, name)).FullName;

    internal static string Metadata(string key) =>
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
