using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
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
    private readonly Invocation? _selfCheck;

    private Mapping(Type type, string method)
    {
        _type = type;
        Receiver = type.IsAbstract ? null : Activator.CreateInstance(type);
        Value = Find(method);
        Jacobian = Find(method + "Jacobian");
        Pullback = Find(method + "Pullback");
        Pushforward = Find(method + "Pushforward");
        if (type.GetMethod(method + "SelfCheck") is not null) _selfCheck = Find(method + "SelfCheck");
        if (type.GetMethod(method + "JacobianSparsity") is null) return;
        (JacobianSparsity, SparseJacobian) = (Find(method + "JacobianSparsity"), Find(method + "Jacobian", isSparse: true));
    }

    public object? Receiver { get; }

    public Invocation Value { get; }

    public Invocation Jacobian { get; }

    /// <summary>What returns the pattern of the Jacobian, where it has one.</summary>
    public Invocation? JacobianSparsity { get; }

    /// <summary>Takes the pattern, and what receives its elements, behind the arguments.</summary>
    public Invocation? SparseJacobian { get; }

    public Invocation Pullback { get; }

    public Invocation Pushforward { get; }

    /// <summary>Calls the member that compares all of them.</summary>
    public GradientReport SelfCheck(object[] arguments) => (GradientReport)Invoker.Returned(_selfCheck!, Receiver, arguments)!;

    public static Mapping Of(MappingCase mapping, string passes) => Of("Mappings", mapping.Method, passes);

    public static Mapping Of(string type, string method, string passes) =>
        new(Builds.GetOrAdd(passes, name => new Lazy<Assembly>(() => Build(PassSelection.Named(name)))).Value.GetType($"Corpus.{type}", throwOnError: true)!, method);

    private static Assembly Build(PassSelection passes)
    {
        CSharpCompilation all = Sources.Compile(CorpusText.Mappings());
        List<SyntaxTree> generated = [];
        foreach (MethodDeclarationSyntax declaration in all.SyntaxTrees.SelectMany(t => t.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>())
        {
            IMethodSymbol method = all.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!;
            if (method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(DifferentiableAttribute)) is not { } attribute) continue;
            LoweringResult lowered = MethodLowering.Lower(method, attribute, all, default);
            if (lowered.Request is not { } request) throw new InvalidOperationException(string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic())));
            GeneratedFile file = passes.Run(request);
            generated.Add(Sources.Parse(file.Text, file.HintName));
        }

        return GeneratorRun.Emit(all.AddSyntaxTrees(generated));
    }

    private Invocation Find(string name, bool isSparse = false)
    {
        MethodInfo method = _type.GetMethods().FirstOrDefault(m => m.Name == name && m.GetParameters().Any(p => p.ParameterType == typeof(SparsityPattern)) == isSparse) ?? throw new InvalidOperationException($"There is no {name}.");
        return Invoker.For(method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(double)) : method);
    }
}
