using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A field or property outside the method: constant to its derivative, and read by C# text.</summary>
/// <param name="context">Where it is lowered.</param>
/// <param name="shape">What it is.</param>
/// <param name="code">The text; where it has an owner, a template with a place for it.</param>
/// <param name="owner">The object that it is part of, where only a variable holds it.</param>
internal sealed class StatePlace(LoweringContext context, Shape shape, string code, Value? owner = null) : Place
{
    public override Shape Shape => shape;

    public string Code => code;

    public Value? Owner => owner;

    public override Place Part(int index)
    {
        ShapePart part = shape.Parts[index];
        // `Value` throws where there is none; nobody reads it then, but it may be computed with.
        if (shape.Kind == ShapeKind.Nullable && index == 1) return new StatePlace(context, part.Shape, $"{code}.GetValueOrDefault()", owner);
        return new StatePlace(context, part.Shape, PartCode(part) ?? $"{code}.{StateLowering.Escaped(part.Name)}", owner);
    }

    public override Datum Read(SyntaxNode at)
    {
        bool isWhole = shape.Leaf is not null || shape.Kind is ShapeKind.Function or ShapeKind.Unknown;
        if (isWhole && owner is { } holder) return context.Foreign.Member(shape.Type, code, [holder], at);
        if (TypeMap.IsEnum(TypeMap.Element(shape.Type))) throw Refusals.OfType(at, shape.Type);
        if (shape.Leaf is { } leaf)
        {
            Value value = context.State.External(leaf, TypeMap.IsEnum(shape.Type) ? $"(({((ScalarType)leaf).Keyword}){code})" : code);
            context.Choices.LearnState(value, at, TypeMap.IsArray(shape.Type));
            return value;
        }

        if (OpaqueTypes.Of(context, shape.Type) is { } opaque) return context.Foreign.Text(opaque, code);
        if (shape.Kind is ShapeKind.Grid) return Grid(at);
        if (shape.Kind is ShapeKind.Unknown) return new Datum.Composite(shape, []);
        if (shape.Kind is not (ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable)) throw Refusals.OfType(at, shape.Type);
        return new Datum.Composite(shape, [.. shape.Parts.Select((part, i) =>
            PartCode(part) is not null ? Part(i).Read(at) : throw Refusal.At(at, Descriptors.StateHidden, $"{code}.{part.Name}"))]);
    }

    private string? PartCode(ShapePart part) =>
        context.State.IsAccessible(part.Member) ? $"{code}.{StateLowering.Escaped(part.Name)}" : context.PrivateState.Code(part.Member!, code);

    private Datum.Composite Grid(SyntaxNode at)
    {
        const string Helper = "global::AutoDiffGen.CompilerServices.Grids";
        if (shape.Items.Leaf is not { } items) throw Refusals.OfType(at, shape.Type);
        IEnumerable<Datum> lengths = Enumerable.Range(0, shape.Parts.Count - 1).Select(i => (Datum)context.State.External(IrType.I32, $"{Helper}.Length({code}, {i})"));
        return new Datum.Composite(shape, [context.State.External(items, $"{Helper}.Items({code})"), .. lengths]);
    }

    public override void Write(Datum value, SyntaxNode at) => throw Refusal.At(at, Descriptors.StateWritten, at.ToString());
}
