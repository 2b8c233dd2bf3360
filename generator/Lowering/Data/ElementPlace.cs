using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One element of memory.</summary>
/// <param name="context">Where it is lowered.</param>
/// <param name="shape">A scalar.</param>
/// <param name="memory">The array.</param>
/// <param name="index">The element's.</param>
/// <param name="isSpan">Whether C# takes a reference to the element before it computes what is stored.</param>
internal sealed class ElementPlace(LoweringContext context, Shape shape, Value memory, Value index, bool isSpan) : Place
{
    public override Shape Shape => shape;

    public Value Memory => memory;

    public Value Index => index;

    public override bool IsElement => true;

    // A span gives a reference to its element first, an array stores last.
    public override bool ChecksFirst => isSpan;

    /// <summary>The same element, to which a reference is taken first: a field of an element, also of an array.</summary>
    public ElementPlace ByReference() => new(context, shape, memory, index, isSpan: true);

    public override Datum Read(SyntaxNode at) => context.Builder.Load(memory, index);

    public override void Write(Datum value, SyntaxNode at)
    {
        if (context.Memory.IsState(memory)) throw Refusal.At(at, Descriptors.StateWritten, at.ToString());
        context.Builder.Store(memory, index, value.Leaves().Single());
    }

    public override void Check(IReadOnlyList<Op> later, bool writesFollow = false)
    {
        foreach (Op op in later)
        {
            if (op is Load load && load.Array == memory && load.Index == index) return;
            if (Purity.Writes(op) || (Purity.CanThrow(op) && op is not Load))
            {
                context.Builder.Load(memory, index);
                return;
            }
        }

        if (writesFollow) context.Builder.Load(memory, index);
    }
}
