using System;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using AdjointStage = AutoDiffGen.Generator.Differentiation.Adjoint;

namespace AutoDiffGen.Generator.Tests.Stages;

/// <summary>One loss of the corpus at each stage of the pipeline.</summary>
internal static class CorpusStages
{
    /// <summary>What lowering makes of "Type.Method".</summary>
    public static DerivativeRequest Lower(string loss)
    {
        string[] name = loss.Split('.');
        CSharpCompilation compilation = Sources.Compile(CorpusText.Trees());
        IMethodSymbol method = compilation.GetSymbolsWithName(name[1], SymbolFilter.Member).OfType<IMethodSymbol>().Single(m => m.ContainingType.Name == name[0]);
        AttributeData attribute = method.GetAttributes().Single(a => a.AttributeClass?.Name == nameof(DifferentiableAttribute));
        LoweringResult result = MethodLowering.Lower(method, attribute, compilation, default);
        return result.Request ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Select(d => d.ToDiagnostic().ToString())));
    }

    public static string Primal(string loss) => IrPrinter.Print(Lower(loss).Primal);

    public static string Normalized(string loss) => IrPrinter.Print(PassSet.All.Normalize(Lower(loss).Primal));

    public static string Adjoint(string loss) => IrPrinter.Print(AdjointStage.Differentiate(PassSet.All.Normalize(Lower(loss).Primal)));

    public static string Optimized(string loss) => IrPrinter.Print(DerivativePipeline.Gradient(Lower(loss).Primal, PassSet.All));

    public static string Code(string loss) => DerivativePipeline.Run(Lower(loss)).Text;

    /// <summary>All stages as one text.</summary>
    public static string All(string loss) => string.Join(
        "\n",
        "== lowered", Primal(loss),
        "== normalized", Normalized(loss),
        "== adjoint", Adjoint(loss),
        "== optimized", Optimized(loss));
}
