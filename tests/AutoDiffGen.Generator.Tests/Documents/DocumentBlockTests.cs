using System;
using System.IO;
using System.Linq;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Stages;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Documents;

/// <summary>Code and IR that documents show are what the generator makes today.</summary>
/// <remarks>A block stands between the lines "&lt;!-- name --&gt;" and "&lt;!-- /name --&gt;", fenced as code.</remarks>
public sealed class DocumentBlockTests
{
    [Theory]
    [InlineData("README.md", "gabor-loss", "csharp")]
    [InlineData("README.md", "gabor-gradient", "csharp")]
    [InlineData("docs/architecture.md", "loss", "csharp")]
    [InlineData("docs/architecture.md", "lowered", "text")]
    [InlineData("docs/architecture.md", "adjoint", "text")]
    [InlineData("docs/architecture.md", "optimized", "text")]
    [InlineData("docs/architecture.md", "recurrence", "text")]
    [InlineData("docs/architecture.md", "recurrence-code", "csharp")]
    [InlineData("docs/architecture.md", "checkpoint-code", "csharp")]
    public void Shows_what_the_generator_makes(string document, string block, string language)
    {
        string path = Path.Combine(Repository.Root(), document);
        string text = File.ReadAllText(path), open = $"<!-- {block} -->\n", close = $"<!-- /{block} -->";
        int start = text.IndexOf(open, StringComparison.Ordinal) + open.Length, end = text.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"{document} has no block '{block}'.");

        string expected = $"```{language}\n{Content(block).TrimEnd()}\n```\n";
        if (Repository.IsRewriting) File.WriteAllText(path, text[..start] + expected + text[end..]);
        else Assert.True(expected == text[start..end], $"The block '{block}' of {document} is out of date: run the tests with {Repository.Rewrite}=1.");
    }

    private static string Content(string block) => block switch
    {
        "gabor-loss" or "loss" => Source("Gabor.cs"),
        "gabor-gradient" => Member(CorpusStages.Code("Gabor.Loss")),
        "lowered" => CorpusStages.Primal("Gabor.Loss"),
        "adjoint" => CorpusStages.Adjoint("Gabor.Loss"),
        "optimized" => CorpusStages.Optimized("Gabor.Loss"),
        "recurrence" => CorpusStages.Optimized("Recurrences.Scalar"),
        "recurrence-code" => Member(CorpusStages.Code("Recurrences.Scalar")),
        "checkpoint-code" => Member(CorpusStages.Code("CheckpointedLoops.Scalar")),
        _ => throw new ArgumentException(block),
    };

    // The type, without the file's head.
    private static string Source(string file)
    {
        string text = CorpusText.Files.Single(f => f.Path == file).Text;
        return text[text.IndexOf("public static partial class", StringComparison.Ordinal)..];
    }

    // The generated method, moved to the left margin.
    private static string Member(string file)
    {
        string[] lines = file.Split('\n');
        int first = Array.FindIndex(lines, l => l.TrimStart().StartsWith("/// <summary>", StringComparison.Ordinal));
        int last = Array.FindLastIndex(lines, l => l == "    }");
        return string.Join("\n", lines[first..(last + 1)].Where(l => !l.Contains("GeneratedCode", StringComparison.Ordinal)).Select(l => l.Length >= 4 ? l[4..] : l));
    }
}
