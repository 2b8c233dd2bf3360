using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Mappings;

/// <summary>A method that returns nothing, compiled with its derivatives, to call with arguments in arrays.</summary>
internal sealed class Mapping
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Builds = new();

    private readonly Type _type;

    private Mapping(Type type, string method)
    {
        _type = type;
        Receiver = Activator.CreateInstance(type)!;
        Value = Find(method);
        Jacobian = Find(method + "Jacobian");
        Pullback = Find(method + "Pullback");
        Pushforward = Find(method + "Pushforward");
    }

    public object Receiver { get; }

    public Invocation Value { get; }

    public Invocation Jacobian { get; }

    public Invocation Pullback { get; }

    public Invocation Pushforward { get; }

    public static Mapping Of(MappingCase mapping, string passes) =>
        new(Builds.GetOrAdd(passes, name => new Lazy<Assembly>(() => Build(PassSelection.Named(name)))).Value.GetType("Corpus.Mappings", throwOnError: true)!, mapping.Method);

    private static Assembly Build(PassSelection passes)
    {
        using StreamReader reader = new(typeof(Mapping).Assembly.GetManifestResourceStream("Mappings/Mappings.cs")!);
        CSharpCompilation all = Sources.Compile(reader.ReadToEnd());
        SemanticModel model = all.GetSemanticModel(all.SyntaxTrees[0]);
        List<SyntaxTree> generated = [];
        foreach (MethodDeclarationSyntax declaration in all.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            IMethodSymbol method = model.GetDeclaredSymbol(declaration)!;
            if (method.GetAttributes().FirstOrDefault() is not { } attribute) continue;
            LoweringResult lowered = MethodLowering.Lower(method, attribute, all, default);
            if (lowered.Request is not { } request) throw new InvalidOperationException(string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic())));
            GeneratedFile file = passes.Run(request);
            generated.Add(Sources.Parse(file.Text, file.HintName));
        }

        return GeneratorRun.Emit(all.AddSyntaxTrees(generated));
    }

    private Invocation Find(string name)
    {
        MethodInfo method = _type.GetMethod(name) ?? throw new InvalidOperationException($"There is no {name}.");
        return Invoker.For(method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(double)) : method);
    }
}
