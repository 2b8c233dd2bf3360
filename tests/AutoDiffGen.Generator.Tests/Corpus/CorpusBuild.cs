using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The whole corpus with its derivatives, compiled and loaded, for one selection of passes.</summary>
/// <remarks>
/// A loss that fails to lower, to differentiate or to compile is left out and remembered with its reason, so that the
/// others can still be tested.
/// </remarks>
internal sealed class CorpusBuild
{
    private static readonly ConcurrentDictionary<string, Lazy<CorpusBuild>> Builds = new();
    private static readonly Lazy<CSharpCompilation> Losses = new(() => Sources.Compile(CorpusText.Trees()));

    // What the compiler of C# tells is the same for all selections.
    private static readonly Lazy<List<(string Key, LoweringResult? Lowered, string? Failure)>> Lowered = new(() => [.. Lower()]);

    // What has been compiled, by its text: few passes alone change many losses.
    private static readonly Dictionary<string, Assembly> Compiled = [];

    private readonly Dictionary<string, string> _failures = [];
    private readonly HashSet<string> _inLanes = [];
    private readonly Dictionary<string, Assembly> _elsewhere = [];
    private readonly Assembly _assembly;

    private CorpusBuild(PassSelection passes)
    {
        Dictionary<SyntaxTree, string> generated = Generate(passes);
        if (passes.SharesCode)
        {
            lock (Compiled)
            {
                foreach ((SyntaxTree tree, string key) in generated.ToList())
                {
                    if (!Compiled.TryGetValue(tree.ToString(), out Assembly? same)) continue;
                    _elsewhere.Add(key, same);
                    generated.Remove(tree);
                }

                _assembly = Compile(generated);
                foreach (SyntaxTree tree in generated.Keys) Compiled.Add(tree.ToString(), _assembly);
            }
        }
        else
        {
            _assembly = Compile(generated);
        }
    }

    public static Loss Find(CorpusCase loss, string passes)
    {
        CorpusBuild build = Of(passes);
        string key = build.KeyOf(loss);
        if (build._failures.TryGetValue(key, out string? failure)) throw new InvalidOperationException($"{loss.Name} has no gradient: {failure}");
        return new Loss(build._elsewhere.GetValueOrDefault(key, build._assembly), loss);
    }

    /// <summary>Whether the loss has a loop whose samples run at once.</summary>
    public static bool IsInLanes(CorpusCase loss, string passes) => Of(passes) is { } build && build._inLanes.Contains(build.KeyOf(loss));

    /// <summary>Names of all attributed methods of the corpus, with as many entries as there are overloads.</summary>
    public static IEnumerable<string> AttributedMethods() =>
        Attributed(Losses.Value).Select(m => $"{MetadataName(m.ContainingType)}.{m.Name}");

    private static CorpusBuild Of(string passes) =>
        Builds.GetOrAdd(passes, name => new Lazy<CorpusBuild>(() => new CorpusBuild(PassSelection.Named(name)))).Value;

    private string KeyOf(CorpusCase loss)
    {
        PlainLoss plain = new(_assembly, loss);
        return Key(loss.Type, loss.Method, plain.Arity, plain.Parameters.Length);
    }

    private static IEnumerable<(string Key, LoweringResult? Lowered, string? Failure)> Lower()
    {
        foreach (IMethodSymbol method in Attributed(Losses.Value))
        {
            string key = Key(MetadataName(method.ContainingType), method.Name, method.Arity, method.Parameters.Length);
            LoweringResult? lowered = null;
            string? failure = null;
            try
            {
                lowered = MethodLowering.Lower(method, Differentiable(method)!, Losses.Value, default);
                if (lowered.Request is { } request) IrVerifier.Verify(request.Primal);
                else failure = string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic().ToString()));
            }
            catch (Exception error)
            {
                failure = error.ToString();
            }

            yield return (key, lowered, failure);
        }
    }

    private Dictionary<SyntaxTree, string> Generate(PassSelection passes)
    {
        Dictionary<SyntaxTree, string> generated = [];
        foreach ((string key, LoweringResult? lowered, string? failure) in Lowered.Value)
        {
            if (failure is not null)
            {
                _failures.Add(key, failure);
                continue;
            }

            try
            {
                DerivativeRequest request = lowered!.Request!;
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

    /// <summary>Compiles, once more without what does not compile.</summary>
    private Assembly Compile(Dictionary<SyntaxTree, string> generated)
    {
        while (true)
        {
            MemoryStream image = new();
            EmitResult emitted = Losses.Value.AddSyntaxTrees(generated.Keys).Emit(image);
            bool isWhole = true;
            foreach (IGrouping<SyntaxTree?, Diagnostic> errors in emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).GroupBy(d => d.Location.SourceTree))
            {
                if (errors.Key is null || !generated.Remove(errors.Key, out string? key))
                {
                    if (errors.Any(d => d.Severity == DiagnosticSeverity.Error)) throw new InvalidOperationException(string.Join("\n", errors));
                    continue;
                }

                isWhole = false;
                _failures.Add(key, $"{string.Join("\n", errors)}\n\n{errors.Key}");
            }

            if (!isWhole) continue;
            image.Position = 0;
            return new AssemblyLoadContext("corpus").LoadFromStream(image);
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
