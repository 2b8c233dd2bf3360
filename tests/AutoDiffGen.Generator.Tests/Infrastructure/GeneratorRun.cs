using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>What the generator makes of some source text: its files, its diagnostics, and an assembly to call.</summary>
internal sealed class GeneratorRun
{
    private readonly Lazy<Assembly> _assembly;

    private GeneratorRun(Compilation output, GeneratorRunResult result)
    {
        Output = output;
        Diagnostics = [.. result.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Info)];
        Notes = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Info)];
        Files = [.. result.GeneratedSources.Select(s => new GeneratedSource(s.HintName, s.SourceText.ToString()))];
        _assembly = new Lazy<Assembly>(Load);
    }

    /// <summary>The user's text and the generated files together.</summary>
    public Compilation Output { get; }

    /// <summary>The generator's own diagnostics, but for what it only tells.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What it tells about derivatives that are as they should be.</summary>
    public ImmutableArray<Diagnostic> Notes { get; }

    public IReadOnlyList<GeneratedSource> Files { get; }

    /// <summary>The output, loaded.</summary>
    /// <exception cref="InvalidOperationException">The generator reported an error, or what it wrote gives an error or a warning.</exception>
    public Assembly Assembly => _assembly.Value;

    /// <summary>Runs the generator on source text; an exception that escapes it fails the caller.</summary>
    public static GeneratorRun Of(params IEnumerable<string> texts) => Of(Sources.Compile(texts));

    /// <summary>The same on a compilation that refers to more.</summary>
    public static GeneratorRun Of(CSharpCompilation input)
    {
        GeneratorDriver driver = Sources.Driver().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } escaped) throw new InvalidOperationException("An exception escaped the generator.", escaped);
        return new GeneratorRun(output, result);
    }

    /// <summary>The one generated file.</summary>
    public string File() => Files.Single().Text;

    private Assembly Load()
    {
        Require(Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return Emit(Output);
    }

    /// <summary>Emits and loads a compilation whose generated files must not give so much as a warning.</summary>
    public static Assembly Emit(Compilation compilation) => new AssemblyLoadContext("snippet", isCollectible: true).LoadFromStream(Image(compilation));

    /// <summary>The output, loaded with a library that it refers to.</summary>
    public Assembly With(Compilation library)
    {
        Require(Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        AssemblyLoadContext both = new("snippets", isCollectible: true);
        both.LoadFromStream(Image(library));
        return both.LoadFromStream(Image(Output));
    }

    public static MemoryStream Image(Compilation compilation)
    {
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        Require(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error
            || (d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true)));
        image.Position = 0;
        return image;
    }

    private static void Require(IEnumerable<Diagnostic> none)
    {
        string text = string.Join("\n", none.Select(d => $"{d}\n    {Line(d)}"));
        if (text.Length > 0) throw new InvalidOperationException(text);
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
