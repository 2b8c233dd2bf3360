using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A field or property outside the method: constant to its derivative, and read by C# text.</summary>
internal sealed class StatePlace(LoweringContext context, Shape shape, string code) : Place
{
    public override Shape Shape => shape;

    public string Code => code;

    public override Place Part(int index)
    {
        ShapePart part = shape.Parts[index];
        return new StatePlace(context, part.Shape, $"{code}.{StateLowering.Escaped(part.Name)}");
    }

    public override Datum Read(SyntaxNode at)
    {
        if (shape.Leaf is { } leaf) return context.State.External(leaf, code);
        if (shape.Kind is ShapeKind.Function) throw Refusal.At(at, Descriptors.Callee, code, "it is a delegate");
        if (shape.Kind is ShapeKind.Grid) return Grid(at);
        if (shape.Kind is ShapeKind.Unknown) return new Datum.Composite(shape, []);
        if (shape.Kind is not (ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable)) throw Refusals.OfType(at, shape.Type);
        return new Datum.Composite(shape, [.. shape.Parts.Select((part, i) =>
            context.State.IsAccessible(part.Member) ? Part(i).Read(at) : throw Refusal.At(at, Descriptors.StateHidden, $"{code}.{part.Name}"))]);
    }

    private Datum.Composite Grid(SyntaxNode at)
    {
        const string Helper = "global::AutoDiffGen.CompilerServices.Grids";
        if (shape.Items.Leaf is not { } items) throw Refusals.OfType(at, shape.Type);
        IEnumerable<Datum> lengths = Enumerable.Range(0, shape.Parts.Count - 1).Select(i => (Datum)context.State.External(IrType.I32, $"{Helper}.Length({code}, {i})"));
        return new Datum.Composite(shape, [context.State.External(items, $"{Helper}.Items({code})"), .. lengths]);
    }

    public override void Write(Datum value, SyntaxNode at) => throw Refusal.At(at, Descriptors.StateWritten, at.ToString());
}
