using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The corpus's losses as source text.</summary>
internal static partial class CorpusText
{
    private const string Prefix = "Corpus/";

    /// <summary>All files, by name.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files { get; } = [.. Read(Prefix)];

    /// <summary>The methods that return nothing.</summary>
    public static IEnumerable<SyntaxTree> Mappings() => Read("Mappings/").Select(f => Sources.Parse(f.Text, f.Path));

    public static IEnumerable<SyntaxTree> Trees() => Files.Select(f => Sources.Parse(f.Text, f.Path));

    /// <summary>The single-precision losses computed in double: what their gradients are held against.</summary>
    public static IEnumerable<SyntaxTree> WidenedTrees() => Files
        .Where(f => f.Path is "FloatLosses.cs" or "Vectors.cs")
        .Select(f => Sources.Parse(Float().Replace(MathF().Replace(f.Text, "Math"), "double"), f.Path))
        .Concat(Read("Wide/").Select(f => Sources.Parse(f.Text, "Wide" + f.Path)));

    private static IEnumerable<(string Path, string Text)> Read(string prefix)
    {
        Assembly assembly = typeof(CorpusText).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return (name[prefix.Length..], reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"\bfloat\b")]
    private static partial Regex Float();

    [GeneratedRegex(@"\bMathF\b")]
    private static partial Regex MathF();
}
