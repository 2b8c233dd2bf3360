using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Hunter.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AutoDiffGen.Hunter.Running;

/// <summary>Many programs at once: one compilation, one assembly. The compiler costs less that way than all else.</summary>
internal sealed class Batch
{
    private readonly Verdict[] _verdicts;
    private readonly IMutation _mutation;
    private readonly Dictionary<int, List<SyntaxTree>> _trees = [];
    private CSharpCompilation _compilation;

    private Batch(IReadOnlyList<LossProgram> programs, IMutation mutation)
    {
        _verdicts = [.. programs.Select(p => new Verdict(p))];
        _mutation = mutation;
        _compilation = Compilations.Create(programs.Select((p, i) => Compilations.ParseCode(ProgramText.Plain(p, i), $"{i}/Loss.cs")));
    }

    public static IReadOnlyList<Verdict> Run(IReadOnlyList<LossProgram> programs, IMutation? mutation = null)
    {
        Batch batch = new(programs, mutation ?? IMutation.None);
        batch.Generate();
        batch.Check();
        return batch._verdicts;
    }

    private void Generate()
    {
        CSharpCompilation losses = _compilation;
        List<SyntaxTree> plain = [.. losses.SyntaxTrees];
        for (int i = 0; i < _verdicts.Length; i++)
        {
            Verdict verdict = _verdicts[i];
            _trees[i] = [plain[i]];
            if (Request(losses, verdict, i) is not { } request) continue;
            foreach (Variant variant in Variant.For(verdict.Program))
            {
                try
                {
                    string text = _mutation.Change(variant.Generate(request));
                    verdict.Generated.Add(variant.Gradient, text);
                    verdict.Derivatives.AddRange(DerivativeKinds.Each(variant.Handled(request)).Select(kind => (variant.Name + kind, kind)));
                    string path = $"{i}/{variant.Gradient}.g.cs";
                    _trees[i].Add(variant == Variant.All ? Compilations.Parse(text, path) : Compilations.ParseCode(text, path));
                }
                catch (Exception error)
                {
                    verdict.Fail($"the generator throws {error.GetType().Name} at {Place(error)}", $"{variant.Passes.Name}: {error}");
                }
            }

            if (verdict.Failure is not null) continue;
            _trees[i].Add(Compilations.ParseCode(ProgramText.Dual(verdict.Program, i), $"{i}/Dual.cs"));
            _trees[i].Add(Compilations.ParseCode(ProgramText.Driver(verdict.Program, i, verdict.Derivatives), $"{i}/Driver.cs"));
        }

        Keep();
    }

    private static DerivativeRequest? Request(CSharpCompilation losses, Verdict verdict, int index)
    {
        IMethodSymbol loss = losses.GetTypeByMetadataName(ProgramText.TypeName(index))!.GetMembers("Loss").OfType<IMethodSymbol>().Single();
        LoweringResult lowered = FirstThrow.Of(() => MethodLowering.Lower(loss, loss.GetAttributes().Single(), losses, default), out string? place);
        foreach (DiagnosticInfo info in lowered.Diagnostics)
        {
            Diagnostic diagnostic = info.ToDiagnostic();
            if (verdict.Program.Expects(diagnostic.Id)) continue;
            SyntaxTree tree = loss.Locations[0].SourceTree!;
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
            // Many causes have the first of these ids; the message tells them apart.
            string cause = diagnostic.Id switch { "ADG0015" => $": {diagnostic.GetMessage(null)}", "ADG0029" => $" at {place}", _ => "" };
            verdict.Fail($"refused with {diagnostic.Id}{cause}", $"{diagnostic}\n    {tree.GetText().Lines[line].ToString().Trim()}");
        }

        if (lowered.Request is null && verdict.Failure is null)
        {
            SemanticModel model = losses.GetSemanticModel(loss.Locations[0].SourceTree!);
            verdict.Invalid = model.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)?.ToString();
            if (verdict.Invalid is null) verdict.Fail("refused without a word", "");
        }

        return verdict.Failure is null ? lowered.Request : null;
    }

    private void Keep() =>
        _compilation = Compilations.Create(_trees.Where(pair => IsOpen(_verdicts[pair.Key])).SelectMany(pair => pair.Value));

    private static bool IsOpen(Verdict verdict) => verdict.Failure is null && verdict.Invalid is null;

    private void Check()
    {
        Assembly? assembly = null;
        AssemblyLoadContext context = new("hunted", isCollectible: true);
        // Every round takes at least one program away.
        while (assembly is null && Array.Exists(_verdicts, IsOpen)) assembly = Compile(context);
        if (assembly is null) return;

        for (int i = 0; i < _verdicts.Length; i++)
        {
            if (!IsOpen(_verdicts[i])) continue;
            MethodInfo run = assembly.GetType(ProgramText.DriverName(i))!.GetMethod("Run")!;
            Func<int, object[], double> call = run.CreateDelegate<Func<int, object[], double>>();
            if (_verdicts[i].Program.IsMapping) new MappingCheck(_verdicts[i], call).Run();
            else new ProgramCheck(_verdicts[i], call).Run();
        }

        context.Unload();
    }

    private Assembly? Compile(AssemblyLoadContext context)
    {
        using MemoryStream image = new();
        EmitResult result = _compilation.Emit(image);
        bool broken = false;
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            if (diagnostic.Severity < DiagnosticSeverity.Warning) continue;
            string path = diagnostic.Location.SourceTree?.FilePath ?? throw new InvalidOperationException(diagnostic.ToString());
            bool generated = path.EndsWith(".g.cs", StringComparison.Ordinal);
            if (diagnostic.Severity == DiagnosticSeverity.Warning && !generated) continue;
            // Conditions on constants, and what nobody reads, stay where no pass has cleaned up.
            if (diagnostic.Id is "CS0162" or "CS0219" && !path.EndsWith($"/{Variant.All.Gradient}.g.cs", StringComparison.Ordinal)) continue;
            Verdict verdict = _verdicts[int.Parse(path.AsSpan(0, path.IndexOf('/')), null)];
            if (generated) verdict.Fail($"generated code has {diagnostic.Id}", $"{diagnostic}\n{diagnostic.Location.SourceTree}");
            else verdict.Invalid ??= diagnostic.ToString();
            broken = true;
        }

        if (broken)
        {
            Keep();
            return null;
        }

        image.Position = 0;
        return context.LoadFromStream(image);
    }

    // The line that threw: programs that fail for one reason fail there.
    private static string Place(Exception error)
    {
        string? line = error.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("AutoDiffGen.Generator", StringComparison.Ordinal));
        return line?.Trim().Split('(')[0].Replace("at AutoDiffGen.Generator.", "", StringComparison.Ordinal) ?? "?";
    }
}
