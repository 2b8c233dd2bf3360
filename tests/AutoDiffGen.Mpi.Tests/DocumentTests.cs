using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AutoDiffGen.Mpi.Tests;

/// <summary>docs/scale-out.md: its examples are code that runs.</summary>
public sealed class DocumentTests : IDisposable
{
    // The test's own are in a namespace that needs fewer.
    private const string Usings = "using System;\nusing System.IO;\nusing AutoDiffGen.Distributed;\nusing AutoDiffGen.Mpi;\nusing AutoDiffGen.Optimizers;\nusing AutoDiffGen.SecondOrder;\nusing AutoDiffGen.Training;\n\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("autodiffgen-document").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Decay.cs", "model", "using System;\nusing AutoDiffGen;\n\n")]
    [InlineData("DocumentExample.cs", "training", Usings)]
    [InlineData("DocumentExample.cs", "minimizers", "")]
    [InlineData("DocumentExample.cs", "blocks", "")]
    public void Examples_are_the_code_that_runs(string file, string name, string usings)
    {
        string root = FindRoot();
        string[] code = File.ReadAllLines(Path.Combine(root, "tests", "AutoDiffGen.Mpi.Ranks", file));
        int start = Array.FindIndex(code, l => l.Trim() == $"// <{name}>"), end = Array.FindIndex(code, l => l.Trim() == $"// </{name}>");
        int indent = code[start].IndexOf('/', StringComparison.Ordinal);
        string expected = string.Concat(code[(start + 1)..end].Select(l => (l.Length > indent ? l[indent..] : l) + "\n"));
        Assert.Contains($"```csharp\n{usings}{expected}```\n", File.ReadAllText(Path.Combine(root, "docs", "scale-out.md")), StringComparison.Ordinal);
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
