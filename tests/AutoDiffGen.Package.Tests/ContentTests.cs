using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace AutoDiffGen.Package.Tests;

/// <summary>What is in the package, and what is not.</summary>
public sealed class ContentTests(PackedPackage package)
{
    [Fact]
    public void One_package_is_all_there_is() => Assert.Single(package.Files);

    [Fact]
    public void It_holds_the_runtime_its_documentation_the_generator_its_fixes_and_the_readme()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        IEnumerable<string> files = archive.Entries.Select(e => e.FullName)
            .Where(name => name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal) && name.Contains('/') || name.EndsWith(".md", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && !name.StartsWith("tools/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            ["README.md", "analyzers/dotnet/cs/AutoDiffGen.CodeFixes.dll", "analyzers/dotnet/cs/AutoDiffGen.Generator.dll", "lib/net10.0/AutoDiffGen.dll", "lib/net10.0/AutoDiffGen.xml"],
            files);
    }

    /// <summary>One platform's code is in the second; the first is for all.</summary>
    [Fact]
    public async Task The_generator_with_machine_code_is_the_same_assembly()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        List<ZipArchiveEntry> generators = [.. archive.Entries.Where(e => e.Name == "AutoDiffGen.Generator.dll").OrderBy(e => e.FullName, StringComparer.Ordinal)];
        Assert.InRange(generators.Count, 1, 2);
        List<(bool IsPortable, Guid Version)> found = [];
        foreach (ZipArchiveEntry generator in generators)
        {
            using MemoryStream image = new();
            await using Stream entry = generator.Open();
            await entry.CopyToAsync(image, TestContext.Current.CancellationToken);
            image.Position = 0;
            using PEReader assembly = new(image);
            MetadataReader metadata = assembly.GetMetadataReader();
            found.Add((assembly.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly), metadata.GetGuid(metadata.GetModuleDefinition().Mvid)));
        }

        Assert.True(found[0].IsPortable);
        Assert.All(found.Skip(1), generator => Assert.False(generator.IsPortable));
        Assert.Single(found.Select(generator => generator.Version).Distinct());
    }

    [Fact]
    public void It_depends_on_nothing_and_is_no_development_dependency()
    {
        XElement metadata = Nuspec().Elements().Single();
        Assert.Equal("AutoDiffGen", Value(metadata, "id"));
        Assert.Null(Value(metadata, "developmentDependency"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("lib/net10.0/AutoDiffGen.dll")]
    [InlineData("analyzers/dotnet/cs/AutoDiffGen.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/AutoDiffGen.CodeFixes.dll")]
    public async Task All_assemblies_carry_their_symbols(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        using MemoryStream image = new();
        await using Stream entry = archive.GetEntry(name)!.Open();
        await entry.CopyToAsync(image, TestContext.Current.CancellationToken);
        image.Position = 0;
        using PEReader assembly = new(image);
        Assert.Contains(assembly.ReadDebugDirectory(), d => d.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    private XElement Nuspec()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        using Stream entry = archive.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XElement.Load(entry);
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
}
