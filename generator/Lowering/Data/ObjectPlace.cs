using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A variable for an object. While it holds one that C# text says, its members are read by that text.</summary>
internal sealed class ObjectPlace(LoweringContext context, Shape shape, Variable variable) : Place
{
    public override Shape Shape => shape;

    public override IEnumerable<Variable> Variables => [variable];

    /// <summary>Whether it has been assigned.</summary>
    public bool IsSet => context.Variables.Find(variable) is not null;

    public override Datum Read(SyntaxNode at)
    {
        if (context.Called.TextAround(variable) is { } text) return context.Foreign.Text(shape.Object!, text);
        return context.Variables.Find(variable) is { } value ? value : throw Refusal.At(at, Descriptors.Receiver);
    }

    public override void Write(Datum value, SyntaxNode at)
    {
        if (value is not Datum.Single { Value: { Type: OpaqueType } held }) throw Refusals.OfType(at, shape.Type);
        variable.LastAssignment = at;
        if (variable.Name.Length > 0 && context.Foreign.TextOf(held) is null && context.Values.NameOf(held).Length == 0) context.Values.Rename(held, variable.Name);
        context.Variables.Set(variable, held);
    }
}
