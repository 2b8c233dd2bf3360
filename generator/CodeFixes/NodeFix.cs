using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffGen.CodeFixes;

/// <summary>A fix that puts one node in the place of another.</summary>
/// <typeparam name="T">What is changed: the innermost node of the kind around the diagnostic.</typeparam>
public abstract class NodeFix<T>(string id) : CodeFixProvider
    where T : SyntaxNode
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<T>() is not { } node) continue;
            Register(node, (title, change) => context.RegisterCodeFix(
                CodeAction.Create(title, ct => Apply(context.Document, node, change(node), ct), equivalenceKey: title), diagnostic));
        }
    }

    /// <summary>Offers changes of the node.</summary>
    protected abstract void Register(T node, Offer offer);

    private static async Task<Document> Apply(Document document, SyntaxNode old, SyntaxNode changed, CancellationToken ct)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(ct).ConfigureAwait(false);
        return root is null ? document : document.WithSyntaxRoot(root.ReplaceNode(old, changed));
    }

    /// <param name="title">What the editor shows.</param>
    /// <param name="change">The new node.</param>
    protected delegate void Offer(string title, System.Func<T, T> change);
}
