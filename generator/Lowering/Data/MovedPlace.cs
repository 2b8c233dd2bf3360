using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The element that a `ref` local refers to, which assignments (r = ref x[i]) point elsewhere: a span of one element in a variable.</summary>
internal sealed class MovedPlace(LoweringContext context, Shape shape, Place span) : Place
{
    public override Shape Shape => shape;

    /// <summary>The span.</summary>
    public Place Whole => span;

    public override IEnumerable<Variable> Variables => span.Variables;

    /// <summary>The element that it refers to now.</summary>
    public Place Now(SyntaxNode at) => context.Memory.At(span.Read(at), shape, context.Builder.Integer(IrType.I32, 0), isSpan: true);

    /// <summary>Points it elsewhere.</summary>
    public void Move(Datum element, SyntaxNode at) => span.Write(element, at);

    public override Datum Read(SyntaxNode at) => Now(at).Read(at);

    public override void Write(Datum value, SyntaxNode at) => Now(at).Write(value, at);
}
