using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>An element of T[,]. Its indices are checked when it is read or written, not before.</summary>
/// <param name="context">Where it is lowered.</param>
/// <param name="shape">Of the element.</param>
/// <param name="items">The grid's elements in a row.</param>
/// <param name="indices">One for each dimension.</param>
/// <param name="lengths">The same.</param>
internal sealed class GridPlace(LoweringContext context, Shape shape, Datum items, IReadOnlyList<Value> indices, IReadOnlyList<Value> lengths) : Place
{
    private (RegionBuilder Builder, Value Index)? _checked;

    public override Shape Shape => shape;

    public override bool IsElement => true;

    public override Place Part(int index) =>
        new GridPlace(context, shape.Parts[index].Shape, ((Datum.Composite)items).Parts[index], indices, lengths);

    public override Datum Read(SyntaxNode at) => Element().Read(at);

    public override void Write(Datum value, SyntaxNode at) => Element().Write(value, at);

    public override void Check(IReadOnlyList<Op> later, bool writesFollow = false)
    {
        if (!writesFollow && !later.Any(op => Purity.Writes(op) || (Purity.CanThrow(op) && op is not Load))) return;
        _checked = (context.Builder, context.Builder.GridIndex(indices, lengths));
    }

    /// <summary>Where it is among all elements: where that has been checked before, just there.</summary>
    public Place Element() => context.Memory.At(items, shape, _checked is var (builder, known) && builder == context.Builder ? known : context.Builder.GridIndex(indices, lengths), isSpan: false);
}
