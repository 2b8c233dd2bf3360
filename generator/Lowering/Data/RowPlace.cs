using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A row of T[][]. Of a parameter its elements can be written, but which array it is stays.</summary>
internal sealed class RowPlace(LoweringContext context, Shape shape, Value jagged, Value index) : Place
{
    public override Shape Shape => shape;

    public override Datum Read(SyntaxNode at) => context.Memory.Row(jagged, index);

    public override void Write(Datum value, SyntaxNode at) =>
        context.Memory.ExchangeRow(jagged, index, value.Leaves().Single(), at);
}
