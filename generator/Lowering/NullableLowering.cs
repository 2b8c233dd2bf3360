using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>T? of numbers and structs: a truth value, and the value where it has one.</summary>
internal sealed class NullableLowering(LoweringContext context)
{
    private readonly Stack<Datum> _accessed = [];

    public bool IsNullable(ITypeSymbol? type) => context.Types.Resolve(type)?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Of T? the T; else the type itself.</summary>
    public ITypeSymbol? Underlying(ITypeSymbol? type) => IsNullable(type) && context.Types.Resolve(type) is INamedTypeSymbol nullable ? nullable.TypeArguments[0] : type;

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
        context.Builder.Guard(context.Not(Has(value)), [new Throw(none, [])]);
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
    /// <returns>Null where the member is a method that returns nothing.</returns>
    public Datum? Access(IConditionalAccessOperation access)
    {
        bool isStatement = access.Type is null or { SpecialType: SpecialType.System_Void };
        if (access.Operation is IEventReferenceOperation) throw Refusals.Of(access.Operation);
        if (!isStatement && context.Types.Shape(access.Type!) is { Kind: ShapeKind.Unknown or ShapeKind.Function, Object: null }) throw Refusals.Of(access);
        Datum operand = context.Expressions.LowerDatum(access.Operation);
        (Value has, Datum there) = operand switch
        {
            Datum.Composite { Shape.Kind: ShapeKind.Nullable } value => (Has(value), value.Parts[1]),
            Datum.Single { Value: { Type: OpaqueType or ArrayType } held } when TypeMap.IsArray(access.Operation.Type) || held.Type is OpaqueType => (context.Foreign.IsNull(held, access.Operation, isNull: false), operand),
            _ => throw Refusals.Of(access),
        };
        if (isStatement)
        {
            context.Branches.BranchIf(has, () =>
            {
                _accessed.Push(there);
                context.Expressions.LowerOrNothing(access.WhenNotNull);
                _accessed.Pop();
            });
            return null;
        }

        Shape shape = context.Types.Shape(access.Type!);
        return context.Branches.Choose(has, shape, access, () =>
        {
            _accessed.Push(there);
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
        if (left.Parts[1] is not Datum.Single { Value: var a } || right.Parts[1] is not Datum.Single { Value: var b }) throw Refusals.OfType(operation);
        if (a.Type == IrType.Bool && operation.OperatorKind is BinaryOperatorKind.And or BinaryOperatorKind.Or)
            return Truth(left.Shape, hasLeft, a, hasRight, b, operation.OperatorKind == BinaryOperatorKind.And);
        Value both = And(hasLeft, hasRight);
        switch (operation.OperatorKind)
        {
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                Value sameKind = context.Builder.Binary(BinaryKind.Equal, hasLeft, hasRight);
                Value same = And(sameKind, context.Builder.Binary(BinaryKind.Or, context.Not(hasLeft), context.Operators.Equal(a, b)));
                return operation.OperatorKind == BinaryOperatorKind.Equals ? same : context.Not(same);
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                return And(both, context.Operators.Binary(operation.OperatorKind, isChecked: false, a, b, operation));
            default:
                return WhereThere(both, context.Types.Shape(operation.Type!), () => context.Operators.Binary(operation.OperatorKind, operation.IsChecked, a, b, operation));
        }
    }

    // False & null is false and true | null is true: one side decides, whatever the other may be. What is missing is false here.
    private Datum Truth(Shape shape, Value hasLeft, Value left, Value hasRight, Value right, bool isAnd)
    {
        Value Decides(Value has, Value truth) => And(has, isAnd ? context.Not(truth) : truth);
        Value Or(Value x, Value y) => context.Builder.Binary(BinaryKind.Or, x, y);
        Value has = Or(And(hasLeft, hasRight), Or(Decides(hasLeft, left), Decides(hasRight, right)));
        return new Datum.Composite(shape, [has, isAnd ? And(left, right) : Or(left, right)]);
    }

    /// <summary>x == null, null != x; null for all else.</summary>
    public Value? NullTest(IBinaryOperation operation)
    {
        if (operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)) return null;
        IOperation? tested = IsNull(operation.RightOperand) ? operation.LeftOperand : IsNull(operation.LeftOperand) ? operation.RightOperand : null;
        if (tested is null || !IsNullable(tested.Type)) return null;
        Value has = Has(Lower(tested));
        return operation.OperatorKind == BinaryOperatorKind.Equals ? context.Not(has) : has;
    }

    private static bool IsNull(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion) operation = conversion.Operand;
        return operation.ConstantValue is { HasValue: true, Value: null };
    }

    /// <summary>a += b, a++ of numbers that may be missing.</summary>
    public Datum Updated(Datum current, Datum? other, BinaryOperatorKind kind, bool isChecked, IOperation at)
    {
        if (current is not Datum.Composite { Shape: { Kind: ShapeKind.Nullable } shape } whole || shape.Parts[1].Shape.Leaf is not ScalarType type) throw Refusals.OfType(at);
        (Value both, Value left) = (Has(whole), whole.Parts[1].Leaves().Single());
        if (other is Datum.Composite { Shape.Kind: ShapeKind.Nullable } missing) both = And(both, Has(missing));
        Value? right = other?.Leaves().Last();
        bool isShift = kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        return WhereThere(both, shape, () =>
        {
            Value value = right ?? context.Builder.Number(type, 1);
            Value converted = isShift ? left : context.Builder.Convert((ScalarType)value.Type, left);
            return context.Arithmetic.Convert(type, isChecked, context.Operators.Binary(kind, isChecked, converted, value, at), at);
        });
    }

    /// <summary>-a, ~a, !a of a number or truth value that may be missing.</summary>
    public Datum Unary(IUnaryOperation operation)
    {
        Datum.Composite value = Lower(operation.Operand);
        if (value.Parts[1] is not Datum.Single { Value: var operand }) throw Refusals.OfType(operation);
        return WhereThere(Has(value), value.Shape, () => context.Arithmetic.Unary(operation, operand));
    }

    /// <summary>A value that is computed, or 0, which GetValueOrDefault gives out.</summary>
    public Datum WhereThere(Value has, Shape shape, Func<Value> lower)
    {
        ScalarType type = shape.Parts[1].Shape.Leaf as ScalarType ?? throw new BrokenCode();
        Value value = context.Truths.Of(has) == true
            ? context.Builder.Convert(type, lower())
            : context.Branches.Choose(has, () => context.Builder.Convert(type, lower()), () => context.Builder.Zero(type));
        return new Datum.Composite(shape, [has, value]);
    }

    private Value And(Value a, Value b) => (context.Truths.Of(a), context.Truths.Of(b)) switch
    {
        (true, _) => b,
        (_, true) => a,
        _ => context.Builder.Binary(BinaryKind.And, a, b),
    };

    private Datum.Composite Lower(IOperation operation) =>
        context.Expressions.LowerDatum(operation) as Datum.Composite ?? throw Refusals.OfType(operation);

    private Datum Converted(Datum value, Shape shape) =>
        shape.Leaf is ScalarType type && value is Datum.Single single ? context.Builder.Convert(type, single.Value) : value;

    private static Value Has(Datum.Composite value) => value.Parts[0].Leaves().Single();
}
