using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Package.Tests;

/// <summary>A project that has only the package restores, builds without a warning, and trains.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    [Fact]
    public async Task A_project_with_the_package_trains_with_a_generated_gradient()
    {
        string consumer = package.NewFolder("consumer");
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
            File.Copy(file, Path.Combine(consumer, Path.GetFileName(file)));
        string source = Directory.CreateDirectory(Path.Combine(consumer, "packages")).FullName;
        File.Copy(package.Path, Path.Combine(source, Path.GetFileName(package.Path)));

        Dictionary<string, string> environment = new()
        {
            // The user's own package cache may hold an older package of the same version.
            ["NUGET_PACKAGES"] = package.NewFolder("cache"),
        };
        string build = await DotNet.Run(consumer, environment, "build", "-c", "Release", "-o", "out", "-p:UseSharedCompilation=false", "-v:normal");
        Assert.Contains($"{(package.HasMachineCode ? "tools" : "analyzers")}/", GeneratorOf(build), StringComparison.Ordinal);
        string output = await DotNet.Run(consumer, environment, Path.Combine("out", "Consumer.dll"));

        Assert.StartsWith("loss ", output, StringComparison.Ordinal);
    }

    // The one generator of ours that the compiler was handed, as its path in the package.
    private static string GeneratorOf(string build)
    {
        string option = Assert.Single(build.Split(' ', '\n').Where(word => word.Contains("analyzer:", StringComparison.Ordinal) && word.Contains("AutoDiffGen.Generator.dll", StringComparison.Ordinal)).Distinct());
        return option[(option.IndexOf("/0.", StringComparison.Ordinal) + 1)..].Replace('\\', '/');
    }
}
