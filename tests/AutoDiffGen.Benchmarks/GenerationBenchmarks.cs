using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Benchmarks;

/// <summary>What the generator costs in the compiler, on a loss of sixty lines.</summary>
internal static class GenerationBenchmarks
{
    public static IEnumerable<Benchmark> All()
    {
        CSharpCompilation compilation = Compile();
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Corpus.Classifier")!;
        IMethodSymbol method = type.GetMembers("Loss").OfType<IMethodSymbol>().Single();
        AttributeData attribute = method.GetAttributes().Single();
        LoweringResult lowered = MethodLowering.Lower(method, attribute, compilation, default);
        DerivativeRequest request = lowered.Request ?? throw new InvalidOperationException(string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic())));

        yield return new Benchmark("Generation, a loss of sixty lines",
        [
            new Side("IR to file: DerivativePipeline.Run", () => DerivativePipeline.Run(request)),
            new Side("method to IR: MethodLowering.Lower", () => MethodLowering.Lower(method, attribute, compilation, default)),
        ]);
    }

    private static CSharpCompilation Compile()
    {
        using StreamReader reader = new(typeof(GenerationBenchmarks).Assembly.GetManifestResourceStream("Classifier.cs")!);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(LanguageVersion.Latest));
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Benchmark",
            [tree],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
