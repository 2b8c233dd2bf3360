using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using AutoDiffGen.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>User code compiled in memory: its attributed method as symbol, and, where it is to be run, as compiled code.</summary>
internal sealed class Snippet
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))]);

    private Snippet(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    /// <summary>Members of a partial class C, with the usings that they need.</summary>
    public static Snippet OfMembers(string members) => Of($$"""
        using System;
        using AutoDiffGen;
        public static partial class C
        {
            {{members}}
        }
        """);

    public static Snippet Of(params string[] files)
    {
        CSharpParseOptions parse = new(LanguageVersion.Preview);
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        return new Snippet(CSharpCompilation.Create(
            "Snippet", files.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, path: $"File{i}.cs")), References.Value, options));
    }

    /// <summary>The first method with [Differentiable].</summary>
    public (IMethodSymbol Method, AttributeData Attribute) Attributed()
    {
        foreach (IMethodSymbol method in Types(Compilation.Assembly.GlobalNamespace).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>())
            foreach (AttributeData attribute in method.GetAttributes())
                if (attribute.AttributeClass?.Name == "DifferentiableAttribute") return (method, attribute);
        throw new InvalidOperationException("No method is attributed.");
    }

    public LoweringResult Lower()
    {
        (IMethodSymbol method, AttributeData attribute) = Attributed();
        return MethodLowering.Lower(method, attribute, Compilation, CancellationToken.None);
    }

    /// <summary>The attributed method, compiled by the C# compiler.</summary>
    public MethodInfo Compile()
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = Compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext("snippet").LoadFromStream(image);
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return assembly.GetTypes().SelectMany(t => t.GetMethods(All)).First(m => m.GetCustomAttribute<DifferentiableAttribute>() is not null);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol holder)
    {
        foreach (INamespaceOrTypeSymbol member in holder.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol inner in Types(member)) yield return inner;
        }
    }
}
