using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using AutoDiffGen.Generator.Emission;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Emitted methods, compiled in memory as a strict project would: any warning at any level is a failure.</summary>
internal sealed class EmittedProgram
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(CompilerServices.Require).Assembly.Location),
    ];

    private readonly Dictionary<Method, MethodInfo> _drivers = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Method>);

    private EmittedProgram() { }

    public IReadOnlyDictionary<Method, string> Texts { get; private set; } = ImmutableDictionary<Method, string>.Empty;

    /// <param name="methods">What to emit and compile; each needs a type or name of its own.</param>
    public static EmittedProgram Compile(params Method[] methods) => Compile("", methods);

    /// <param name="beside">More C#, for what the methods refer to.</param>
    /// <param name="methods">What to emit and compile; each needs a type or name of its own.</param>
    public static EmittedProgram Compile(string beside, params Method[] methods)
    {
        Dictionary<Method, string> texts = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Method>);
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(beside, Parse)];
        for (int i = 0; i < methods.Length; i++)
        {
            texts.Add(methods[i], CSharpEmitter.Emit([methods[i]]));
            trees.Add(CSharpSyntaxTree.ParseText(texts[methods[i]], Parse));
            trees.Add(CSharpSyntaxTree.ParseText(Driver.Text(methods[i], i), Parse));
        }

        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create("Emitted", trees, References, options);
        Check(compilation, texts);

        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        EmittedProgram program = new() { Texts = texts };
        for (int i = 0; i < methods.Length; i++) program._drivers.Add(methods[i], assembly.GetType($"Driver{i}")!.GetMethod("Run")!);
        return program;
    }

    public InterpretedResult Run(Method method, IReadOnlyDictionary<string, object> arguments)
    {
        object?[] results = (object?[])_drivers[method].Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
        Dictionary<string, object> outs = [];
        int next = 1;
        foreach (Parameter parameter in Groups.Of(method).Select(Groups.Head))
            if (parameter.IsYielded) outs.Add(parameter.Name, results[next++]!);
        return new InterpretedResult(results[0], outs);
    }

    private static void Check(CSharpCompilation compilation, Dictionary<Method, string> texts)
    {
        Diagnostic[] found = [.. compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden && d.Id != "CS1591")];
        if (found.Length == 0) return;
        SyntaxTree? tree = found[0].Location.SourceTree;
        Method? broken = texts.FirstOrDefault(pair => pair.Value == tree?.ToString()).Key;
        throw new InvalidOperationException($"{string.Join("\n", found.Take(5))}\n{tree}\n{(broken is null ? "" : IrPrinter.Print(broken))}");
    }
}
