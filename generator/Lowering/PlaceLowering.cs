using System.Collections.Generic;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Operations that name something which can be read, assigned or referred to.</summary>
internal sealed class PlaceLowering(LoweringContext context)
{
    /// <summary>The objects whose initializers ({ X = 1 }) are being lowered, the innermost on top.</summary>
    public Stack<Place> Initialized { get; } = [];

    /// <summary>The place that an assignment writes to, or that a reference refers to; refused where there is none.</summary>
    public Place Of(IOperation operation) => Find(operation) ?? throw Refusals.Of(operation);

    /// <returns>Null where the operation is a value and no place.</returns>
    public Place? Find(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { IsDeclaration: true } o:
                return context.Assignments.DeclareLocal(o.Local, o.Syntax);
            case ILocalReferenceOperation o:
                return Known(o.Local, o);
            case IParameterReferenceOperation o:
                return Known(o.Parameter, o);
            case IDeclarationExpressionOperation o:
                return Find(o.Expression);
            case IParenthesizedOperation o:
                return Find(o.Operand);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return Initialized.Count > 0 ? Initialized.Peek() : null;
            case IInstanceReferenceOperation:
                return context.Frame.Receiver.Place;
            case IFieldReferenceOperation o:
                return Member(o.Field, o.Instance, o);
            case IPropertyReferenceOperation { Arguments.Length: 0 } o when context.Members.Of(o) is var property && StateLowering.IsAutomatic(property):
                return Member(property, o.Instance, o);
            case IPropertyReferenceOperation { Property: { RefKind: not RefKind.None, DeclaringSyntaxReferences.IsEmpty: false } } o when !MemoryLowering.IsElement(o):
                return context.Calls.Reference(o);
            case ISimpleAssignmentOperation { IsRef: true } o:
                context.Assignments.Simple(o);
                return Find(o.Target);
            case IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } o:
                return Exits.Truth(o.Condition) is { } known ? Find(known ? o.WhenTrue : otherwise) : context.MovedReferences.Either(o, otherwise);
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } o:
                return context.Calls.Reference(o);
            default:
                return MemoryLowering.IsElement(operation) && !context.Memory.IsRange(operation) ? context.Memory.Place(operation) : null;
        }
    }

    /// <summary>The place; of a value, a variable without name that holds it.</summary>
    public Place FindOrHold(IOperation operation) => Find(operation) ?? Hold(operation);

    /// <summary>A variable of its own with a copy of the value.</summary>
    public Place Hold(IOperation operation)
    {
        if (operation.Type is null) throw Refusals.Of(operation);
        Datum value = context.Expressions.LowerDatum(operation);
        Place place = context.Declare("", context.Types.Shape(operation.Type));
        place.Write(value, operation.Syntax);
        return place;
    }

    /// <summary>A variable of its own with what the place holds now.</summary>
    public Place Copy(Place place, SyntaxNode at)
    {
        Place copy = context.Declare("", place.Shape);
        copy.Write(place.Read(at), at);
        return copy;
    }

    private Place Known(ISymbol symbol, IOperation at)
    {
        if (context.Frame.Find(symbol) is not { } place) return context.State.Captured(symbol, at);
        if (symbol is ILocalSymbol { RefKind: not RefKind.None } && context.Branches.IsLeft(place)) throw Refusal.At(at, Descriptors.Reference, "declare it behind the label");
        return place is MovedPlace moved ? moved.Now(at.Syntax) : place;
    }

    private Place? Member(ISymbol member, IOperation? instance, IOperation at)
    {
        // In an interface's own body of a member, `this` may be a struct.
        bool isOfStruct = instance is not null && !member.IsStatic
            && (context.Types.Resolve(instance.Type) is { IsValueType: true } || (instance is IInstanceReferenceOperation && context.Frame.Receiver.Place is not null));
        if (isOfStruct && Find(instance!) is { } whole)
        {
            int index = whole.Shape.IndexOf(member);
            if (index < 0) throw Refusals.OfType(at);
            return whole.Part(index);
        }

        if (isOfStruct && instance is not IInstanceReferenceOperation) return null;
        return context.State.Place(member, instance, at);
    }
}
