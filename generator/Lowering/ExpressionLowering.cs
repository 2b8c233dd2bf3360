using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Expressions, in C#'s order of evaluation. What has no row here is refused.</summary>
internal sealed class ExpressionLowering(LoweringContext context)
{
    public static readonly IReadOnlyDictionary<OperationKind, Func<LoweringContext, IOperation, Datum?>> Handlers =
        new Dictionary<OperationKind, Func<LoweringContext, IOperation, Datum?>>
        {
            [OperationKind.LocalReference] = (c, o) => c.Expressions.ReadPlace(o),
            [OperationKind.ParameterReference] = (c, o) => c.Expressions.ReadPlace(o),
            [OperationKind.FieldReference] = (c, o) => c.Expressions.Field((IFieldReferenceOperation)o),
            [OperationKind.PropertyReference] = (c, o) => c.Expressions.Property((IPropertyReferenceOperation)o),

            [OperationKind.Conversion] = (c, o) => c.Arithmetic.Convert((IConversionOperation)o),
            [OperationKind.Unary] = (c, o) => c.Arithmetic.Unary((IUnaryOperation)o),
            [OperationKind.Binary] = (c, o) => c.Arithmetic.Binary((IBinaryOperation)o),
            [OperationKind.Conditional] = (c, o) => c.Expressions.Conditional((IConditionalOperation)o),
            [OperationKind.Parenthesized] = (c, o) => c.Expressions.LowerDatum(((IParenthesizedOperation)o).Operand),

            [OperationKind.SimpleAssignment] = (c, o) => c.Assignments.Simple((ISimpleAssignmentOperation)o),
            [OperationKind.CompoundAssignment] = (c, o) => c.Assignments.Compound((ICompoundAssignmentOperation)o),
            [OperationKind.DeconstructionAssignment] = (c, o) => c.Deconstructions.Lower((IDeconstructionAssignmentOperation)o),
            [OperationKind.Increment] = (c, o) => c.Assignments.Step((IIncrementOrDecrementOperation)o),
            [OperationKind.Decrement] = (c, o) => c.Assignments.Step((IIncrementOrDecrementOperation)o),

            [OperationKind.ArrayElementReference] = (c, o) => c.Memory.Read(o),
            [OperationKind.ImplicitIndexerReference] = (c, o) => c.Memory.Read(o),
            [OperationKind.ArrayCreation] = (c, o) => c.Creation.Array((IArrayCreationOperation)o),
            [OperationKind.CollectionExpression] = (c, o) => c.Creation.Collection((ICollectionExpressionOperation)o),
            [OperationKind.ObjectCreation] = (c, o) => c.Creation.Object((IObjectCreationOperation)o),
            [OperationKind.TypeParameterObjectCreation] = (c, o) => c.Creation.TypeParameter((ITypeParameterObjectCreationOperation)o),
            [OperationKind.DefaultValue] = (c, o) => c.Creation.Default((IDefaultValueOperation)o),
            // The operations have no node of their own for stackalloc.
            [OperationKind.None] = (c, o) => c.Creation.StackAlloc(o),

            [OperationKind.Tuple] = (c, o) => c.Structs.Tuple((ITupleOperation)o),
            [OperationKind.With] = (c, o) => c.Structs.With((IWithOperation)o),
            [OperationKind.InstanceReference] = (c, o) => c.Expressions.This((IInstanceReferenceOperation)o),
            [OperationKind.DelegateCreation] = (c, o) => c.Functions.Create((IDelegateCreationOperation)o),

            [OperationKind.Throw] = (c, o) => c.Expressions.Throw((IThrowOperation)o),
            [OperationKind.SwitchExpression] = (c, o) => c.Switches.Expression((ISwitchExpressionOperation)o),
            [OperationKind.IsType] = (c, o) => c.Objects.Is((IIsTypeOperation)o),
            [OperationKind.IsPattern] = (c, o) => c.Patterns.Is((IIsPatternOperation)o),
            [OperationKind.Coalesce] = (c, o) => c.Nullables.Coalesce((ICoalesceOperation)o),
            [OperationKind.CoalesceAssignment] = (c, o) => c.Nullables.CoalesceAssignment((ICoalesceAssignmentOperation)o),
            [OperationKind.ConditionalAccess] = (c, o) => c.Nullables.Access((IConditionalAccessOperation)o),
            [OperationKind.ConditionalAccessInstance] = (c, o) => c.Nullables.Accessed(o),
            [OperationKind.TupleBinary] = (c, o) => c.Structs.Equal((ITupleBinaryOperation)o),

            [OperationKind.Invocation] = (c, o) => c.Calls.Lower((IInvocationOperation)o),
        };

    /// <summary>An expression that is one value: a number, a truth value, an array or span.</summary>
    public Value Lower(IOperation expression) => LowerDatum(expression) switch
    {
        Datum.Single single => single.Value,
        _ => throw Refusals.OfType(expression.Syntax, expression.Type),
    };

    public Datum LowerDatum(IOperation expression) => LowerOrNothing(expression) ?? throw new BrokenCode();

    /// <returns>Null for a call that returns nothing.</returns>
    public Datum? LowerOrNothing(IOperation expression)
    {
        // An expression of thousands of terms is reported; a stack that overflows would end the compiler.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (expression.ConstantValue.HasValue && context.Types.Scalar(expression.Type) is { } type)
            return Constant(type, expression.ConstantValue.Value);
        if (context.Foreign.TryLower(expression) is { } foreign) return foreign;
        if (Handlers.TryGetValue(expression.Kind, out Func<LoweringContext, IOperation, Datum?>? lower))
            return lower(context, expression);
        throw Refusals.Of(expression);
    }

    private Value Constant(ScalarType type, object? value) => value switch
    {
        bool truth => context.Truth(truth),
        double number => context.Builder.Number(type, number),
        float number => context.Builder.Bits(type, Literal.SingleBits(number)),
        char character => context.Builder.Integer(type, character),
        ulong number => context.Builder.Integer(type, unchecked((long)number)),
        IConvertible number and not (string or decimal) => context.Builder.Integer(type, number.ToInt64(CultureInfo.InvariantCulture)),
        _ => throw new BrokenCode(),
    };

    private Datum? Throw(IThrowOperation expression)
    {
        context.Throws.Lower(expression);
        return null;
    }

    private Datum Conditional(IConditionalOperation choice)
    {
        if (choice.WhenFalse is not { } otherwise) throw new BrokenCode();
        if (Exits.Truth(choice.Condition) is { } known) return LowerDatum(known ? choice.WhenTrue : otherwise);
        if (choice.IsRef) return ReadPlace(choice);
        if (choice.Type is null) throw Refusals.Of(choice);
        Shape shape = context.Types.Shape(choice.Type);
        if (shape.IsMemory) return context.Creation.Either(choice);
        if (shape.Kind == ShapeKind.Function) return context.Functions.Choose(choice);
        if (shape is { Kind: ShapeKind.Unknown, Object: null }) throw Refusals.OfType(choice);

        Value condition = Lower(choice.Condition);
        return context.Branches.Choose(condition, shape, choice, () => LowerDatum(choice.WhenTrue), () => LowerDatum(otherwise));
    }

    private Datum ReadPlace(IOperation operation) => context.Places.Of(operation).Read(operation.Syntax);

    // The struct that has the attributed method is constant to its derivative.
    private Datum This(IInstanceReferenceOperation self) =>
        context.Places.Find(self) is null && self is { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { IsValueType: true } type }
            ? new StatePlace(context, context.Types.Shape(type), "this").Read(self.Syntax)
            : ReadPlace(self);

    private Datum Field(IFieldReferenceOperation field) =>
        context.Places.Find(field)?.Read(field.Syntax) ?? context.State.Value(field.Field, field.Instance, field);

    private Datum Property(IPropertyReferenceOperation property)
    {
        if (MemoryLowering.IsElement(property)) return context.Memory.Read(property);
        if (ExtensionBlocks.IsIn(property.Property)) return context.State.Getter(property);
        if (context.Constants.TryLower(property) is { } constant) return constant;
        if (property.Instance is not null && context.Nullables.IsNullable(property.Instance.Type)) return context.Nullables.Property(property);
        if (context.Memory.Property(property) is { } length) return length;
        if (context.Places.Find(property) is { } place) return place.Read(property.Syntax);
        IPropertySymbol symbol = context.Members.Of(property);
        bool isStored = property.Arguments.Length == 0 && StateLowering.IsAutomatic(symbol);
        return isStored ? context.State.Value(symbol, property.Instance, property) : context.State.Getter(property);
    }
}
