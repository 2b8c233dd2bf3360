using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A variable for a delegate: which function is in it is known while lowering, or not at all.</summary>
internal sealed class FunctionPlace(Shape shape) : Place
{
    private Datum? _value;

    public override Shape Shape => shape;

    /// <summary>What is in it; null where that is not known.</summary>
    public Datum? Known => _value;

    public override Datum Read(SyntaxNode at) => _value ?? throw Refusal.At(at, Descriptors.Receiver);

    public override void Write(Datum value, SyntaxNode at)
    {
        if (_value is not null) throw Refusal.At(at, Descriptors.Unsupported, "a delegate that is assigned again", "use a variable of its own for each");
        _value = value;
    }
}
