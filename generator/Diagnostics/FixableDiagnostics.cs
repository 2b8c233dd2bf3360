using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>Tells the editor again, unseen, of diagnostics that it can mend.</summary>
/// <remarks>
/// Editors offer fixes for diagnostics of analyzers only, never for those of generators. A build, which has no use for
/// hidden diagnostics, does not run it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixableDiagnostics : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. new[] { Descriptors.NotPartial, Descriptors.FileLocalType, Descriptors.WrtAndNoGradient, Descriptors.AlwaysZero }.Select(Hidden)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Report, SymbolKind.Method);
    }

    private void Report(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == "AutoDiffGen.DifferentiableAttribute") is not { } attribute) return;
        foreach (DiagnosticInfo found in MethodLowering.Lower(method, attribute, context.Compilation, context.CancellationToken).Diagnostics)
        {
            DiagnosticDescriptor? hidden = SupportedDiagnostics.FirstOrDefault(d => d.Id == found.Descriptor.Id);
            SyntaxTree? tree = context.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == found.Path);
            if (hidden is not null && tree is not null) context.ReportDiagnostic(Diagnostic.Create(hidden, Location.Create(tree, found.Span), [.. found.Arguments]));
        }
    }

    private static DiagnosticDescriptor Hidden(DiagnosticDescriptor seen) => new(
        seen.Id, seen.Title, seen.MessageFormat, seen.Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, helpLinkUri: seen.HelpLinkUri);
}
