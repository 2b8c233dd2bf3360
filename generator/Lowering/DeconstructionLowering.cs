using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>(a, b) = (b, a): the targets' own parts first, then all values, then the assignments.</summary>
internal sealed class DeconstructionLowering(LoweringContext context)
{
    public Value? Lower(IDeconstructionAssignmentOperation assignment)
    {
        if (Elements(assignment.Target) is not { } elements) throw Refusals.Of(assignment);
        List<(RegionBuilder Ops, Target? Target)> targets = [];
        foreach (IOperation element in elements) targets.Add(context.Apart(() => TargetOf(element)));
        (RegionBuilder ops, IReadOnlyList<Value> values) = context.Apart(() => context.Math.SinCos(assignment.Value) ?? Values(assignment, elements));

        for (int i = 0; i < targets.Count; i++)
        {
            context.Builder.AddRange(targets[i].Ops.Ops);
            // Elements are checked here, and written behind all that follows, the writing of others included.
            targets[i].Target?.Check([.. targets.Skip(i + 1).SelectMany(t => t.Ops.Ops), .. ops.Ops], writesFollow: targets.Count(t => t.Target is { IsElement: true }) > 1);
        }

        context.Builder.AddRange(ops.Ops);
        for (int i = 0; i < targets.Count; i++) targets[i].Target?.Write(values[i]);
        return null;
    }

    private Target? TargetOf(IOperation target) => target switch
    {
        ITupleOperation => throw Refusal.At(target, Descriptors.Unsupported, "a nested deconstruction", "assign the parts one by one"),
        IDiscardOperation => null,
        _ => Target.Of(context, target),
    };

    private List<Value> Values(IDeconstructionAssignmentOperation assignment, IReadOnlyList<IOperation> targets)
    {
        IOperation source = assignment.Value;
        while (source is IConversionOperation { IsImplicit: true } conversion) source = conversion.Operand;
        if (source is not ITupleOperation tuple || tuple.Elements.Length != targets.Count)
            throw Refusal.At(assignment.Value, Descriptors.Unsupported, "deconstructing this value", "assign the parts one by one");
        List<Value> values = [];
        for (int i = 0; i < targets.Count; i++)
        {
            Value value = context.Expressions.Lower(tuple.Elements[i]);
            // A tuple's elements are converted as a whole, which leaves no conversion of the single element.
            values.Add(TypeMap.Scalar(targets[i].Type) is { } type && value.Type is ScalarType ? context.Builder.Convert(type, value) : value);
        }

        return values;
    }

    private static IReadOnlyList<IOperation>? Elements(IOperation target) => target switch
    {
        IDeclarationExpressionOperation o => Elements(o.Expression),
        ITupleOperation o => o.Elements,
        _ => null,
    };
}
