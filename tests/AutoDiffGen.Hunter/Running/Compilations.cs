using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AutoDiffGen.Hunter.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Compilations as a strict user would make them: every warning there is.</summary>
internal static class Compilations
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpParseOptions Quick = Parsing.WithDocumentationMode(DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        // Optimized, the runtime moves a division by zero out of a loop, before an index that is out of range: exceptions
        // of the loss would not be those of C#. What runs a few times only is also compiled faster.
        optimizationLevel: OptimizationLevel.Debug,
        // Generated files say for themselves that they are checked for null.
        nullableContextOptions: NullableContextOptions.Disable,
        warningLevel: 9999,
        concurrentBuild: false,
        // The programs themselves are neither documented nor tidy; generated code is held to everything else.
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    private static readonly string[] Needed = ["System.Runtime.dll", "System.Private.CoreLib.dll", "System.Memory.dll", "System.Collections.dll", "System.Linq.dll", "System.Numerics.Vectors.dll", "System.Numerics.Tensors.dll"];

    // What is added to it shares the library's symbols, which are read from metadata once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Hunted", references: FindReferences(), options: Options);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    /// <summary>The same without a look at documentation.</summary>
    public static SyntaxTree ParseCode(string text, string path) => CSharpSyntaxTree.ParseText(text, Quick, path);

    public static CSharpCompilation Create(IEnumerable<SyntaxTree> trees) => Empty.AddSyntaxTrees(trees);

    private static MetadataReference[] FindReferences()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator).Where(path => Needed.Contains(Path.GetFileName(path)))
                .Append(typeof(DifferentiableAttribute).Assembly.Location)
                .Append(typeof(Dual).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
