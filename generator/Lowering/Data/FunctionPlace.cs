using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A variable for a delegate or an object: what is in it is known while lowering, or not at all.</summary>
internal sealed class FunctionPlace(LoweringContext context, Shape shape) : Place
{
    private readonly RegionBuilder _declaredIn = context.Builder;
    private Datum? _value;
    private SyntaxNode? _ambiguity;

    public override Shape Shape => shape;

    public override Datum Read(SyntaxNode at)
    {
        if (_ambiguity is { } assignment) throw Refusal.At(assignment, Descriptors.Unsupported, "an object that a branch or loop assigns", "use a variable of its own for each");
        return _value ?? throw Refusal.At(at, Descriptors.Receiver);
    }

    public override void Write(Datum value, SyntaxNode at)
    {
        if (_value is not null && shape.Kind == ShapeKind.Function)
            throw Refusal.At(at, Descriptors.Unsupported, "a delegate that is assigned again", "use a variable of its own for each");
        // In a branch or loop it is one of several objects, which only matters if someone reads it.
        if (shape.Kind == ShapeKind.Unknown && context.Builder != _declaredIn) _ambiguity = at;
        _value = value;
    }
}
