using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

public class RandomProgramTests
{
    private static readonly object[][] Calls =
    [
        [0.5, -1.5, 2, new[] { 1.0, -2, 0.25, 3 }, new[] { -0.5, 0.75, 2, -1 }],
        [-3.0, 0.0, -1, new[] { 0.0, 1, 1, -4 }, new[] { 1.0, 1, -1, 2 }],
        [7.25, 2.0, 5, new[] { 0.1, 0.2, 0.3, 0.4 }, new[] { 5.0, -6, 7, -8 }],
    ];

    public static TheoryData<int> Seeds()
    {
        int count = int.TryParse(System.Environment.GetEnvironmentVariable("AUTODIFFGEN_RANDOM_PROGRAMS"), out int asked) ? asked : 60;
        int first = int.TryParse(System.Environment.GetEnvironmentVariable("AUTODIFFGEN_RANDOM_SEED"), out int seed) ? seed : 1;
        return [.. Enumerable.Range(first, count)];
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mean_what_the_compiled_ones_mean(int seed)
    {
        string members = RandomProgram.Members(seed);
        Snippet snippet = Snippet.OfMembers(members);
        Diagnostic? error = snippet.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(error is null, error + "\n" + members);
        try
        {
            Oracle.Same(snippet, Calls);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}: {failure.Message}\n{members}");
        }
    }
}
