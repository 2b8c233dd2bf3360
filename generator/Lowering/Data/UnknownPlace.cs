using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A part of a struct that is neither a number nor an object: it is there, and says nothing.</summary>
/// <param name="shape">What it is.</param>
/// <param name="isElement">Whether it belongs to an element of memory, which has none for it.</param>
internal sealed class UnknownPlace(Shape shape, bool isElement = false) : Place
{
    public override Shape Shape => shape;

    public override Datum Read(SyntaxNode at) => isElement ? throw Refusal.At(at, Descriptors.Receiver) : new Datum.Composite(shape, []);

    public override void Write(Datum value, SyntaxNode at)
    {
    }
}
