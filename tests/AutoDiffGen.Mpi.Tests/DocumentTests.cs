using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>docs/scale-out.md: its examples are code that runs.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-document").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("training")]
    [InlineData("minimizers")]
    [InlineData("blocks")]
    public void Examples_are_the_code_that_runs(string name)
    {
        string root = FindRoot();
        string[] code = File.ReadAllLines(Path.Combine(root, "tests", "AutoDiffGen.Mpi.Ranks", "DocumentExample.cs"));
        int start = Array.FindIndex(code, l => l.Trim() == $"// <{name}>"), end = Array.FindIndex(code, l => l.Trim() == $"// </{name}>");
        string expected = string.Concat(code[(start + 1)..end].Select(l => (l.Length > 8 ? l[8..] : l) + "\n"));
        Assert.Contains($"```csharp\n{expected}```\n", File.ReadAllText(Path.Combine(root, "docs", "scale-out.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_run()
    {
        string state = Path.Combine(_folder, "state");
        Launcher.Ended ended = (await Launcher.Run(await Launcher.Mpirun(2), "dotnet", Launcher.Ranks, "document", state)).Succeeded();
        Assert.Equal(20, ended.Lines("epoch").Length);
        Assert.True(File.Exists(state));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AutoDiffGen.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
