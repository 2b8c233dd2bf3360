using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace AutoDiffGen.Package.Tests;

/// <summary>The package for many processes, which brings the other one along, generator included, but no native library.</summary>
public sealed class MpiTests(PackedPackage package)
{
    [Fact]
    public async Task It_holds_an_assembly_and_depends_on_the_runtime()
    {
        string folder = package.NewFolder("mpi");
        await DotNet.Run(folder, new Dictionary<string, string>(), "pack", PackedPackage.Metadata("Mpi"), "--no-build", "-c", PackedPackage.Metadata("Configuration"), "-o", folder);
        using ZipArchive archive = await ZipFile.OpenReadAsync(Directory.GetFiles(folder).Single(), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["lib/net10.0/AutoDiffGen.Mpi.dll", "lib/net10.0/AutoDiffGen.Mpi.xml", "scale-out.md"],
            archive.Entries.Select(e => e.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || name.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await using Stream entry = await archive.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync(TestContext.Current.CancellationToken);
        XElement dependency = Assert.Single((await XElement.LoadAsync(entry, LoadOptions.None, TestContext.Current.CancellationToken)).Descendants(), e => e.Name.LocalName == "dependency");
        Assert.Equal("AutoDiffGen", dependency.Attribute("id")?.Value);
        Assert.Null(dependency.Attribute("exclude"));
    }
}
