using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The whole corpus with its derivatives, compiled and loaded, for one selection of passes.</summary>
/// <remarks>
/// A loss that fails to lower, to differentiate or to compile is left out and remembered with its reason, so that the
/// others can still be tested.
/// </remarks>
internal sealed class CorpusBuild
{
    private static readonly ConcurrentDictionary<string, Lazy<CorpusBuild>> Builds = new();

    private readonly Dictionary<string, string> _failures = [];
    private readonly HashSet<string> _inLanes = [];
    private readonly Assembly _assembly;

    private CorpusBuild(PassSelection passes)
    {
        CSharpCompilation losses = Sources.Compile(CorpusText.Trees());
        Dictionary<SyntaxTree, string> generated = Generate(losses, passes);
        DropWhatDoesNotCompile(losses, generated);
        _assembly = GeneratorRun.Emit(losses.AddSyntaxTrees(generated.Keys));
    }

    public static Loss Find(CorpusCase loss, string passes)
    {
        CorpusBuild build = Of(passes);
        string key = build.KeyOf(loss);
        if (build._failures.TryGetValue(key, out string? failure)) throw new InvalidOperationException($"{loss.Name} has no gradient: {failure}");
        return new Loss(build._assembly, loss);
    }

    /// <summary>Whether the loss has a loop whose samples run at once.</summary>
    public static bool IsInLanes(CorpusCase loss, string passes) => Of(passes) is { } build && build._inLanes.Contains(build.KeyOf(loss));

    /// <summary>Names of all attributed methods of the corpus, with as many entries as there are overloads.</summary>
    public static IEnumerable<string> AttributedMethods() =>
        Attributed(Sources.Compile(CorpusText.Trees())).Select(m => $"{MetadataName(m.ContainingType)}.{m.Name}");

    private static CorpusBuild Of(string passes) =>
        Builds.GetOrAdd(passes, name => new Lazy<CorpusBuild>(() => new CorpusBuild(PassSelection.Named(name)))).Value;

    private string KeyOf(CorpusCase loss)
    {
        PlainLoss plain = new(_assembly, loss);
        return Key(loss.Type, loss.Method, plain.Arity, plain.Parameters.Length);
    }

    private Dictionary<SyntaxTree, string> Generate(CSharpCompilation losses, PassSelection passes)
    {
        Dictionary<SyntaxTree, string> generated = [];
        foreach (IMethodSymbol method in Attributed(losses))
        {
            string key = Key(MetadataName(method.ContainingType), method.Name, method.Arity, method.Parameters.Length);
            try
            {
                LoweringResult lowered = MethodLowering.Lower(method, Differentiable(method)!, losses, default);
                if (lowered.Request is not { } request)
                {
                    _failures.Add(key, string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic().ToString())));
                    continue;
                }

                IrVerifier.Verify(request.Primal);
                GeneratedFile file = passes.Run(request with { Kinds = passes.Kinds & DerivativeKinds.Handled(request.Primal) });
                generated.Add(Sources.Parse(file.Text, file.HintName), key);
                if (file.Text.Contains("ILanes<", StringComparison.Ordinal)) _inLanes.Add(key);
            }
            catch (Exception error)
            {
                _failures.Add(key, error.ToString());
            }
        }

        return generated;
    }

    private void DropWhatDoesNotCompile(CSharpCompilation losses, Dictionary<SyntaxTree, string> generated)
    {
        CSharpCompilation all = losses.AddSyntaxTrees(generated.Keys);
        foreach (IGrouping<SyntaxTree?, Diagnostic> errors in all.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).GroupBy(d => d.Location.SourceTree).ToList())
        {
            if (errors.Key is null || !generated.Remove(errors.Key, out string? key)) continue;
            _failures.Add(key, $"{string.Join("\n", errors)}\n\n{errors.Key}");
        }
    }

    public static IEnumerable<IMethodSymbol> Attributed(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let method = model.GetDeclaredSymbol(declaration)
        where Differentiable(method) is not null
        select method;

    public static AttributeData? Differentiable(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(DifferentiableAttribute));

    public static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}" : type.MetadataName;

    private static string Key(string type, string method, int arity, int parameters) => $"{type}.{method}`{arity}/{parameters}";
}
