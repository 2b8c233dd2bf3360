using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>(a, b) = (b, a): the targets' own parts first, then all values, then the assignments.</summary>
internal sealed class DeconstructionLowering(LoweringContext context)
{
    public Datum? Lower(IDeconstructionAssignmentOperation assignment)
    {
        IReadOnlyList<IOperation> elements = [.. Elements(assignment.Target)];
        List<(RegionBuilder Ops, Place? Place)> targets = [];
        foreach (IOperation element in elements) targets.Add(context.Apart(() => TargetOf(element)));
        (RegionBuilder ops, IReadOnlyList<Datum> values) = context.Apart(() => Values(assignment.Target, assignment.Value));

        for (int i = 0; i < targets.Count; i++)
        {
            context.Builder.AddRange(targets[i].Ops.Ops);
            // Elements are checked here, and written behind all that follows, the writing of others included.
            targets[i].Place?.Check([.. targets.Skip(i + 1).SelectMany(t => t.Ops.Ops), .. ops.Ops], writesFollow: targets.Count(t => t.Place is { IsElement: true }) > 1);
        }

        context.Builder.AddRange(ops.Ops);
        for (int i = 0; i < targets.Count; i++) targets[i].Place?.Write(values[i], elements[i].Syntax);
        return null;
    }

    /// <summary>Binds the variables of a foreach or pattern that takes a value apart.</summary>
    /// <param name="target">Their declaration.</param>
    /// <param name="value">What is taken apart.</param>
    /// <param name="type">What it is.</param>
    /// <param name="at">Where.</param>
    public void Assign(IOperation target, Datum value, ITypeSymbol? type, IOperation at)
    {
        IReadOnlyList<IOperation> elements = [.. Elements(target)];
        IReadOnlyList<Datum> values = [.. Parts(target, value, type, at)];
        for (int i = 0; i < elements.Count; i++) TargetOf(elements[i])?.Write(values[i], elements[i].Syntax);
    }

    private Place? TargetOf(IOperation target) => target is IDiscardOperation ? null : context.Places.Of(target);

    /// <summary>The values for all elements of the target, nested ones included, in order.</summary>
    private IReadOnlyList<Datum> Values(IOperation target, IOperation source)
    {
        IOperation plain = Unconverted(source);
        // A tuple that is written there never comes to be: each part goes to its target.
        if (plain is ITupleOperation tuple && Direct(target) is { } targets && targets.Count == tuple.Elements.Length)
        {
            List<Datum> values = [];
            for (int i = 0; i < targets.Count; i++)
            {
                if (Direct(targets[i]) is not null) values.AddRange(Values(targets[i], tuple.Elements[i]));
                else values.Add(Converted(context.Expressions.LowerDatum(tuple.Elements[i]), targets[i]));
            }

            return values;
        }

        if (context.Math.SinCos(plain) is { } sinCos) return [.. sinCos.Select((v, i) => Converted(v, Direct(target)![i]))];
        return [.. Parts(target, context.Expressions.LowerDatum(plain), plain.Type, source)];
    }

    private IEnumerable<Datum> Parts(IOperation target, Datum value, ITypeSymbol? type, IOperation at)
    {
        if (Direct(target) is not { } elements) return [Converted(value, target)];
        if (value is Datum.Composite whole)
        {
            IReadOnlyList<Datum> parts = whole.Shape.Kind == ShapeKind.Tuple ? whole.Parts : context.Calls.Deconstruct(whole, elements.Count, at);
            return elements.SelectMany((element, i) => Parts(element, parts[i], (parts[i] as Datum.Composite)?.Shape.Type, at));
        }

        if (ObjectPatterns.Held(value) is not { } held || type is null) throw Refusals.Of(at);
        (Datum Part, ITypeSymbol Type)[] members = [.. context.Objects.Parts(type, elements.Count, at).Select(m => (context.State.Member(held, type, m, at), TypeOf(m)))];
        return elements.SelectMany((element, i) => Parts(element, members[i].Part, members[i].Type, at));
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    // A tuple's elements are converted as a whole, which leaves no conversion of the single element.
    private Datum Converted(Datum value, IOperation target) =>
        context.Types.Scalar(target.Type) is { } type && value is Datum.Single { Value: { Type: ScalarType } single } ? context.Builder.Convert(type, single) : value;

    private static IOperation Unconverted(IOperation source)
    {
        while (source is IConversionOperation { IsImplicit: true, OperatorMethod: null } or IParenthesizedOperation)
            source = source is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)source).Operand;
        return source;
    }

    private static IReadOnlyList<IOperation>? Direct(IOperation target) => target switch
    {
        IDeclarationExpressionOperation o => Direct(o.Expression),
        ITupleOperation o => o.Elements,
        _ => null,
    };

    private static IEnumerable<IOperation> Elements(IOperation target) =>
        Direct(target) is { } elements ? elements.SelectMany(Elements) : [target];
}
