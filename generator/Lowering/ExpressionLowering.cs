using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Expressions, in C#'s order of evaluation. What has no row here is refused.</summary>
internal sealed class ExpressionLowering(LoweringContext context)
{
    public static readonly IReadOnlyDictionary<OperationKind, Func<LoweringContext, IOperation, Value?>> Handlers =
        new Dictionary<OperationKind, Func<LoweringContext, IOperation, Value?>>
        {
            [OperationKind.LocalReference] = (c, o) => c.Assignments.Read(((ILocalReferenceOperation)o).Local, o),
            [OperationKind.ParameterReference] = (c, o) => c.Assignments.Read(((IParameterReferenceOperation)o).Parameter, o),
            [OperationKind.FieldReference] = (c, o) => c.State.Field((IFieldReferenceOperation)o),
            [OperationKind.PropertyReference] = (c, o) => c.Expressions.Property((IPropertyReferenceOperation)o),

            [OperationKind.Conversion] = (c, o) => c.Arithmetic.Convert((IConversionOperation)o),
            [OperationKind.Unary] = (c, o) => c.Arithmetic.Unary((IUnaryOperation)o),
            [OperationKind.Binary] = (c, o) => c.Arithmetic.Binary((IBinaryOperation)o),
            [OperationKind.Conditional] = (c, o) => c.Expressions.Conditional((IConditionalOperation)o),
            [OperationKind.Parenthesized] = (c, o) => c.Expressions.Lower(((IParenthesizedOperation)o).Operand),

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
            [OperationKind.DefaultValue] = (c, o) => c.Creation.Default((IDefaultValueOperation)o),
            // The operations have no node of their own for stackalloc.
            [OperationKind.None] = (c, o) => c.Creation.StackAlloc(o),

            [OperationKind.Throw] = (c, o) => c.Expressions.Throw((IThrowOperation)o),
            [OperationKind.Invocation] = (c, o) => c.Calls.Lower((IInvocationOperation)o),
        };

    public Value Lower(IOperation expression) => LowerOrNothing(expression) ?? throw new BrokenCode();

    /// <returns>Null for a call that returns nothing.</returns>
    public Value? LowerOrNothing(IOperation expression)
    {
        // An expression of thousands of terms is reported; a stack that overflows would end the compiler.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (expression.ConstantValue.HasValue && TypeMap.Scalar(expression.Type) is { } type)
            return Constant(type, expression.ConstantValue.Value);
        if (Handlers.TryGetValue(expression.Kind, out Func<LoweringContext, IOperation, Value?>? lower))
            return lower(context, expression);
        throw Refusals.Of(expression);
    }

    private Value Constant(ScalarType type, object? value) => value switch
    {
        bool truth => context.Truth(truth),
        double number => context.Builder.Number(type, number),
        float number => context.Builder.Bits(type, Literal.SingleBits(number)),
        int number => context.Builder.Integer(type, number),
        long number => context.Builder.Integer(type, number),
        _ => throw new BrokenCode(),
    };

    private Value? Throw(IThrowOperation expression)
    {
        context.Throws.Lower(expression);
        return null;
    }

    private Value Conditional(IConditionalOperation choice)
    {
        if (choice.WhenFalse is not { } otherwise) throw new BrokenCode();
        if (Exits.Truth(choice.Condition) is { } known) return Lower(known ? choice.WhenTrue : otherwise);
        if (choice.IsRef) throw Refusal.At(choice, Descriptors.Reference, "use 'if' and the element itself");
        if (TypeMap.Memory(choice.Type) is not null) return context.Creation.Either(choice);
        if (TypeMap.Scalar(choice.Type) is null) throw Refusals.OfType(choice);

        Value condition = Lower(choice.Condition);
        return context.Branches.Choose(condition, () => Lower(choice.WhenTrue), () => Lower(otherwise));
    }

    private Value Property(IPropertyReferenceOperation property)
    {
        if (MemoryLowering.IsElement(property)) return context.Memory.Read(property);
        return context.Memory.Property(property) ?? context.State.Property(property);
    }
}
