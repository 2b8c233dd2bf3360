using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Compilations of source text, as a user's project of this SDK would make them.</summary>
internal static class Sources
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
        // Every warning there is: generated code must have none.
        warningLevel: 9999,
        // Documentation is checked, so that broken comments in generated code show; the snippets themselves have none.
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    private static readonly MetadataReference[] References = FindReferences();

    /// <summary>Parses text under a path; generated locations and edits are told apart by it.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    /// <summary>A compilation of the texts, named Source0.cs, Source1.cs, ….</summary>
    public static CSharpCompilation Compile(params IEnumerable<string> texts) =>
        Compile(texts.Select((text, i) => Parse(text, $"Source{i}.cs")));

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("Snippet", trees, References, Options);

    public static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    // What this process itself runs on: the framework, our runtime, and the package whose methods are lowered.
    private static MetadataReference[] FindReferences()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> assemblies = trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Append(typeof(TensorPrimitives).Assembly.Location);
        return [.. assemblies.Select(path => MetadataReference.CreateFromFile(path))];
    }
}
