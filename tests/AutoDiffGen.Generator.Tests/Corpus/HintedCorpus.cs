using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>The corpus with Derivative.Checkpoint in every loop that can follow it.</summary>
internal sealed class HintedCorpus
{
    private static readonly Lazy<HintedCorpus> Built = new(() => new HintedCorpus());
    private readonly HashSet<string> _changed = [];
    private readonly Assembly _assembly;

    private HintedCorpus()
    {
        CSharpCompilation losses = Sources.Compile(CorpusText.Trees().Select(Hinted));
        // What a loop cannot follow is said at its place: there it goes again.
        while (Refused(losses) is { Count: > 0 } refused)
        {
            foreach (IGrouping<string, DiagnosticInfo> inFile in refused.GroupBy(d => d.Path))
            {
                SyntaxTree tree = losses.SyntaxTrees.Single(t => t.FilePath == inFile.Key);
                string text = tree.ToString();
                foreach (DiagnosticInfo at in inFile.OrderByDescending(d => d.Span.Start))
                    text = text.Remove(at.Span.Start, at.Span.Length).Insert(at.Span.Start, "_ = 0");
                losses = losses.ReplaceSyntaxTree(tree, Sources.Parse(text, tree.FilePath));
            }
        }

        List<SyntaxTree> generated = [];
        foreach (IMethodSymbol method in CorpusBuild.Attributed(losses))
        {
            LoweringResult lowered = Lower(method, losses);
            if (lowered.Request is not { } request) continue;
            GeneratedFile file = DerivativePipeline.Run(request with { Kinds = DerivativeKinds.OfResult & DerivativeKinds.Handled(request.Primal), Vectorize = false });
            if (file.Text.Contains("Checkpoints.Next", StringComparison.Ordinal)) _changed.Add($"{CorpusBuild.MetadataName(method.ContainingType)}.{method.Name}");
            generated.Add(Sources.Parse(file.Text, file.HintName));
        }

        _assembly = GeneratorRun.Emit(losses.AddSyntaxTrees(generated));
    }

    /// <summary>Methods whose derivatives keep states.</summary>
    public static IReadOnlyCollection<string> Changed => Built.Value._changed;

    public static Loss Find(CorpusCase loss) => new(Built.Value._assembly, loss);

    private static SyntaxTree Hinted(SyntaxTree tree) => Sources.Parse(new Rewriter().Visit(tree.GetRoot()).ToFullString(), tree.FilePath);

    private static List<DiagnosticInfo> Refused(CSharpCompilation losses) =>
        [.. CorpusBuild.Attributed(losses).SelectMany(m => Lower(m, losses).Diagnostics).Where(d => d.Descriptor == Descriptors.Checkpoint).Distinct()];

    private static LoweringResult Lower(IMethodSymbol method, CSharpCompilation losses) =>
        MethodLowering.Lower(method, CorpusBuild.Differentiable(method)!, losses, default);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => With((ForStatementSyntax)base.VisitForStatement(node)!, node);

        public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
        {
            ForEachStatementSyntax inner = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
            return inner.WithStatement(First(inner.Statement, node));
        }

        private static ForStatementSyntax With(ForStatementSyntax inner, ForStatementSyntax node) => inner.WithStatement(First(inner.Statement, node));

        private static BlockSyntax First(StatementSyntax body, SyntaxNode loop)
        {
            if (body.ToString().Contains("Derivative.Checkpoint", StringComparison.Ordinal) && body is BlockSyntax { Statements: [ExpressionStatementSyntax first, ..] } known && first.ToString().Contains("Checkpoint", StringComparison.Ordinal)) return known;
            StatementSyntax hint = SyntaxFactory.ParseStatement($"global::AutoDiffGen.Derivative.Checkpoint({1 + (loop.SpanStart % 4)});");
            return body is BlockSyntax block ? block.WithStatements(block.Statements.Insert(0, hint)) : SyntaxFactory.Block(hint, body);
        }
    }
}
