using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>T? of numbers and structs: a truth value, and the value where it has one.</summary>
internal sealed class NullableLowering(LoweringContext context)
{
    private readonly Stack<Datum> _accessed = [];

    public bool IsNullable(ITypeSymbol? type) => context.Types.Resolve(type)?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>x.Value and x.HasValue.</summary>
    public Datum Property(IPropertyReferenceOperation property)
    {
        Datum.Composite value = Lower(property.Instance!);
        return property.Property.Name == "HasValue" ? value.Parts[0] : Value(value);
    }

    /// <summary>x.GetValueOrDefault() and x.GetValueOrDefault(y).</summary>
    public Datum OrDefault(IInvocationOperation call)
    {
        Datum.Composite value = Lower(call.Instance!);
        if (call.Arguments.Length == 0) return value.Parts[1];
        Datum other = context.Expressions.LowerDatum(call.Arguments[0].Value);
        return context.Branches.Choose(Has(value), value.Shape.Parts[1].Shape, call, () => value.Parts[1], () => other);
    }

    /// <summary>The value, or the exception that C# throws where there is none.</summary>
    public Datum Value(Datum.Composite value)
    {
        if (context.Truths.Of(Has(value)) == true) return value.Parts[1];
        const string none = "new global::System.InvalidOperationException(\"Nullable object must have a value.\")";
        context.Builder.Add(context.Throws.Guard(context.Not(Has(value)), [new Throw(none, [])]));
        return value.Parts[1];
    }

    /// <summary>a ?? b</summary>
    public Datum Coalesce(ICoalesceOperation operation)
    {
        if (!IsNullable(operation.Value.Type)) throw Refusals.Of(operation);
        Datum.Composite value = Lower(operation.Value);
        bool isUnwrapped = !IsNullable(operation.Type);
        Shape shape = context.Types.Shape(operation.Type!);
        return context.Branches.Choose(
            Has(value), shape, operation, () => isUnwrapped ? Converted(value.Parts[1], shape) : value, () => context.Expressions.LowerDatum(operation.WhenNull));
    }

    /// <summary>a ??= b</summary>
    public Datum CoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        if (!IsNullable(assignment.Target.Type)) throw Refusals.Of(assignment);
        Place place = context.Places.Of(assignment.Target);
        Datum.Composite value = (Datum.Composite)place.Read(assignment.Syntax);
        bool isUnwrapped = !IsNullable(assignment.Type);
        Datum result = context.Branches.Choose(Has(value), context.Types.Shape(assignment.Type!), assignment, () => isUnwrapped ? value.Parts[1] : value, () =>
        {
            Datum other = context.Expressions.LowerDatum(assignment.Value);
            Datum wrapped = other is Datum.Composite { Shape.Kind: ShapeKind.Nullable } ? other : new Datum.Composite(value.Shape, [context.Truth(true), other]);
            place.Write(wrapped, assignment.Syntax);
            return isUnwrapped ? ((Datum.Composite)wrapped).Parts[1] : wrapped;
        });
        return result;
    }

    /// <summary>a?.X</summary>
    public Datum Access(IConditionalAccessOperation access)
    {
        if (!IsNullable(access.Operation.Type) || access.Type is null) throw Refusals.Of(access);
        Datum.Composite value = Lower(access.Operation);
        Shape shape = context.Types.Shape(access.Type);
        return context.Branches.Choose(Has(value), shape, access, () =>
        {
            _accessed.Push(value.Parts[1]);
            Datum part = context.Expressions.LowerDatum(access.WhenNotNull);
            _accessed.Pop();
            bool isWrapped = part is Datum.Composite { Shape.Kind: ShapeKind.Nullable };
            return isWrapped || shape.Kind != ShapeKind.Nullable ? part : new Datum.Composite(shape, [context.Truth(true), part]);
        }, () => context.Creation.Default(shape));
    }

    public Datum Accessed(IOperation operation) => _accessed.Count > 0 ? _accessed.Peek() : throw Refusals.Of(operation);

    /// <summary>An operator on numbers that may be missing: missing where one is, a comparison false.</summary>
    public Datum Binary(IBinaryOperation operation)
    {
        Datum.Composite left = Lower(operation.LeftOperand), right = Lower(operation.RightOperand);
        (Value hasLeft, Value hasRight) = (Has(left), Has(right));
        BinaryKind kind = ArithmeticLowering.Kind(operation.OperatorKind, operation);
        if (left.Parts[1] is not Datum.Single { Value: var a } || right.Parts[1] is not Datum.Single { Value: var b }) throw Refusals.OfType(operation);
        Value both = context.Builder.Binary(BinaryKind.And, hasLeft, hasRight);
        switch (kind)
        {
            case BinaryKind.Equal or BinaryKind.NotEqual:
                Value equal = context.Builder.Binary(BinaryKind.Equal, a, b);
                Value sameKind = context.Builder.Binary(BinaryKind.Equal, hasLeft, hasRight);
                Value same = context.Builder.Binary(BinaryKind.And, sameKind, context.Builder.Binary(BinaryKind.Or, context.Not(hasLeft), equal));
                return kind == BinaryKind.Equal ? same : context.Not(same);
            case BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual:
                return context.Builder.Binary(BinaryKind.And, both, context.Builder.Binary(kind, a, b));
            case BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply:
            case BinaryKind.Divide or BinaryKind.Remainder when a.Type.IsFloat:
                return new Datum.Composite(context.Types.Shape(operation.Type!), [both, context.Builder.Binary(kind, a, b)]);
            default:
                throw Refusal.At(operation, Descriptors.Unsupported, "this operator on values that can be null", "compute with their values");
        }
    }

    /// <summary>-a of a number that may be missing.</summary>
    public Datum Negate(IUnaryOperation operation)
    {
        Datum.Composite value = Lower(operation.Operand);
        if (operation.OperatorKind != UnaryOperatorKind.Minus) throw Refusals.OfType(operation);
        return new Datum.Composite(value.Shape, [value.Parts[0], context.Builder.Negate(value.Parts[1].Leaves().Single())]);
    }

    private Datum.Composite Lower(IOperation operation) =>
        context.Expressions.LowerDatum(operation) as Datum.Composite ?? throw Refusals.OfType(operation);

    private Datum Converted(Datum value, Shape shape) =>
        shape.Leaf is ScalarType type && value is Datum.Single single ? context.Builder.Convert(type, single.Value) : value;

    private static Value Has(Datum.Composite value) => value.Parts[0].Leaves().Single();
}
