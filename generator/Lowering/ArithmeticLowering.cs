using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Operators and conversions of numbers and truth values.</summary>
internal sealed class ArithmeticLowering(LoweringContext context)
{
    public Datum Binary(IBinaryOperation operation)
    {
        if (IsUser(operation.OperatorMethod, operation.LeftOperand, operation.RightOperand)) return User(operation);
        if (context.Nullables.NullTest(operation) is { } test) return test;
        if (operation.IsLifted) return context.Nullables.Binary(operation);

        // a + b + c + … leans to the left, as deep as the source is long: not by recursion.
        Stack<IBinaryOperation> pending = [];
        IOperation first = operation;
        while (first is IBinaryOperation binary && !first.ConstantValue.HasValue && !IsShortCircuit(binary) && !IsUser(binary.OperatorMethod, binary.LeftOperand, binary.RightOperand) && !binary.IsLifted)
        {
            pending.Push(binary);
            first = binary.LeftOperand;
        }

        if (pending.Count == 0)
        {
            RefuseOperands(operation);
            return ShortCircuit(operation);
        }

        foreach (IBinaryOperation binary in pending) RefuseOperands(binary);
        Value left = context.Expressions.Lower(first);
        while (pending.Count > 0)
        {
            IBinaryOperation binary = pending.Pop();
            Value right = context.Expressions.Lower(binary.RightOperand);
            if (left.Type is not ScalarType || right.Type is not ScalarType) throw Refusals.OfType(left.Type is ScalarType ? binary.RightOperand : binary.LeftOperand);
            left = Typed(binary, context.Operators.Binary(binary.OperatorKind, binary.IsChecked, left, right, binary));
        }

        return left;
    }

    public Datum Unary(IUnaryOperation operation)
    {
        if (operation.OperatorMethod is { } method && IsUser(method, operation.Operand))
        {
            if (operation.IsLifted) throw Refusal.At(operation, Descriptors.UserOperator, Operator(operation));
            return context.Calls.Operator(context.Members.Of(method, operation.ConstrainedToType), [context.Expressions.LowerDatum(operation.Operand)], operation);
        }

        if (operation.IsLifted) return context.Nullables.Unary(operation);
        if (context.Types.Scalar(operation.Type) is null) throw Refusals.OfType(operation);
        return Typed(operation, Unary(operation, context.Expressions.Lower(operation.Operand)));
    }

    public Value Unary(IUnaryOperation operation, Value operand) => operation.OperatorKind switch
    {
        UnaryOperatorKind.Plus => operand,
        UnaryOperatorKind.Minus => context.Operators.Negate(operation.IsChecked, operand),
        UnaryOperatorKind.Not => context.Not(operand),
        UnaryOperatorKind.BitwiseNegation => context.Operators.Complement(operand),
        _ => throw Refusals.Of(operation),
    };

    // An enum's operators give out the enum.
    private Value Typed(IOperation operation, Value result) =>
        context.Types.Scalar(operation.Type) is { } type ? context.Builder.Convert(type, result) : result;

    /// <summary>An operator that a struct defines: a call.</summary>
    private Datum User(IBinaryOperation operation)
    {
        if (operation.IsLifted) throw Refusal.At(operation, Descriptors.UserOperator, Operator(operation));
        Datum left = context.Expressions.LowerDatum(operation.LeftOperand);
        if (IsShortCircuit(operation)) return UserShortCircuit(operation, left);
        Datum right = context.Expressions.LowerDatum(operation.RightOperand);
        return context.Calls.Operator(context.Members.Of(operation.OperatorMethod!, operation.ConstrainedToType), [left, right], operation);
    }

    // T.false(a) ? a : a & b, T.true(a) ? a : a | b
    private Datum UserShortCircuit(IBinaryOperation operation, Datum left)
    {
        string name = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd ? "op_False" : "op_True";
        IMethodSymbol decides = operation.OperatorMethod!.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() ?? throw new BrokenCode();
        Value decided = context.Calls.Operator(context.Members.Of(decides), [left], operation).Leaves().Single();
        return context.Branches.Choose(decided, context.Types.Shape(operation.Type!), operation, () => left, () =>
            context.Calls.Operator(context.Members.Of(operation.OperatorMethod!, operation.ConstrainedToType), [left, context.Expressions.LowerDatum(operation.RightOperand)], operation));
    }

    /// <summary>Whether the operator is a method to call; that of generic math on numbers is C#'s own.</summary>
    private bool IsUser(IMethodSymbol? method, params IOperation[] operands)
    {
        if (method is null) return false;
        return !FloatParameters.IsGenericMath(method.ContainingType) || operands.Any(o => context.Types.Scalar(context.Nullables.Underlying(o.Type)) is null);
    }

    public Datum Convert(IConversionOperation conversion)
    {
        if (conversion.Type is null) throw Refusals.Of(conversion);
        // throw is of whatever type its place has.
        if (conversion.Operand is IThrowOperation thrown)
        {
            context.Throws.Lower(thrown);
            return context.Throws.Never(conversion.Type);
        }

        if (conversion.OperatorMethod is { } method && !TypeMap.IsAnySpan(method.ContainingType))
            return context.Calls.Operator(context.Members.Of(method, conversion.ConstrainedToType), [context.Expressions.LowerDatum(conversion.Operand)], conversion);
        Shape target = context.Types.Shape(conversion.Type);
        if (target.Kind != ShapeKind.Nullable && context.Nullables.IsNullable(conversion.Operand.Type))
            return Converted(context.Nullables.Value((Datum.Composite)context.Expressions.LowerDatum(conversion.Operand)), target);
        if (target.Kind is ShapeKind.Tuple or ShapeKind.Struct or ShapeKind.Nullable or ShapeKind.Function) return Reshaped(conversion, target);
        if (target.Kind == ShapeKind.Structs && conversion.Operand is IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } all } && SymbolEqualityComparer.Default.Equals(context.Types.Resolve(all.Type), target.Type))
            return context.Expressions.LowerDatum(all).Map(context.SpanCalls.Copy);
        if (target.Kind == ShapeKind.Structs)
            return conversion.Operand.Type is { } held && context.Types.Shape(held).Kind == ShapeKind.Structs || conversion.Operand is ICollectionExpressionOperation || conversion.Operand.Kind == OperationKind.None
                ? Same(conversion)
                : throw Refusals.OfType(conversion.Operand);

        // Arrays as spans, spans as read-only spans: the same memory.
        if (context.Types.Memory(conversion.Type) is { } memory)
        {
            if (conversion.Operand is ICollectionExpressionOperation || context.Types.Memory(conversion.Operand.Type) == memory || conversion.Operand.Kind == OperationKind.None)
                return Same(conversion);
            if (conversion.Operand is IInvocationOperation { TargetMethod.Name: "Clone" } clone && TypeMap.IsArray(clone.Instance?.Type))
                return context.SpanCalls.Copy(context.Expressions.Lower(clone.Instance!));
            throw Refusals.OfType(conversion.Operand);
        }

        if (target.Kind == ShapeKind.Grid)
        {
            if (conversion.Operand is IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } cloned } && SymbolEqualityComparer.Default.Equals(context.Types.Resolve(cloned.Type), target.Type))
                return context.Grids.Clone(cloned);
            throw Refusals.OfType(conversion.Operand);
        }

        if (target.Leaf is JaggedType)
        {
            if (conversion.Operand is IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } shared } && SymbolEqualityComparer.Default.Equals(context.Types.Resolve(shared.Type), target.Type))
                return context.Memory.SameRows(context.Expressions.Lower(shared));
            if (conversion.Operand is ICollectionExpressionOperation || (conversion.Operand.Type is { } from && context.Types.Shape(from).Leaf == target.Leaf))
                return context.Expressions.Lower(conversion.Operand);
            throw Refusals.OfType(conversion.Operand);
        }

        if (context.Types.Scalar(conversion.Type) is not { } type) throw Refusals.OfType(conversion);
        if (context.Types.Scalar(conversion.Operand.Type) is not { } source) throw Refusals.OfType(conversion.Operand);
        if (source == IrType.Bool != (type == IrType.Bool)) throw new BrokenCode();
        return Convert(type, conversion.IsChecked, context.Expressions.Lower(conversion.Operand), conversion);
    }

    private Datum Same(IConversionOperation conversion) => TypeMap.IsAnySpan(conversion.Type) && TypeMap.IsArray(conversion.Operand.Type)
        ? context.Memory.Span(conversion.Operand)
        : context.Expressions.LowerDatum(conversion.Operand);

    /// <summary>(type)operand, with the warning that it deserves.</summary>
    public Value Convert(ScalarType type, bool isChecked, Value operand, IOperation at)
    {
        Value converted = context.Operators.Convert(type, isChecked, operand);
        if (type.IsInteger && operand.Type.IsFloat) context.Concerns.EndsDerivative(operand, converted, at, "A conversion to an integer");
        return converted;
    }

    /// <summary>Between tuples element by element; to T? by a value or none.</summary>
    private Datum Reshaped(IConversionOperation conversion, Shape target)
    {
        IOperation operand = conversion.Operand;
        if (target.Kind == ShapeKind.Nullable)
        {
            Shape inner = target.Parts[1].Shape;
            if (operand.ConstantValue is { HasValue: true, Value: null }) return context.Creation.Default(target);
            if (context.Types.Shape(operand.Type!).Kind == ShapeKind.Nullable) return Converted(context.Expressions.LowerDatum(operand), target);
            return new Datum.Composite(target, [context.Truth(true), Converted(context.Expressions.LowerDatum(operand), inner)]);
        }

        return Converted(context.Expressions.LowerDatum(operand), target);
    }

    /// <summary>The same value with its leaves converted to those of the shape.</summary>
    private Datum Converted(Datum value, Shape target)
    {
        if (target.Leaf is ScalarType scalar && value is Datum.Single single) return context.Builder.Convert(scalar, single.Value);
        if (value is not Datum.Composite whole || whole.Parts.Count != target.Parts.Count) return value;
        return new Datum.Composite(target, [.. whole.Parts.Select((part, i) => Converted(part, target.Parts[i].Shape))]);
    }

    public static BinaryKind Kind(BinaryOperatorKind kind, IOperation operation) => kind switch
    {
        BinaryOperatorKind.Add => BinaryKind.Add,
        BinaryOperatorKind.Subtract => BinaryKind.Subtract,
        BinaryOperatorKind.Multiply => BinaryKind.Multiply,
        BinaryOperatorKind.Divide => BinaryKind.Divide,
        BinaryOperatorKind.Remainder => BinaryKind.Remainder,
        BinaryOperatorKind.And => BinaryKind.And,
        BinaryOperatorKind.Or => BinaryKind.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryKind.Xor,
        BinaryOperatorKind.LeftShift => BinaryKind.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryKind.ShiftRight,
        BinaryOperatorKind.Equals => BinaryKind.Equal,
        BinaryOperatorKind.NotEquals => BinaryKind.NotEqual,
        BinaryOperatorKind.LessThan => BinaryKind.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryKind.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryKind.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryKind.GreaterOrEqual,
        _ => throw Refusals.Of(operation),
    };

    /// <summary>a &amp;&amp; b, a || b: the right side runs only where it decides, unless nobody can tell.</summary>
    private Value ShortCircuit(IBinaryOperation operation) => ShortCircuit(
        operation.OperatorKind == BinaryOperatorKind.ConditionalAnd,
        context.Expressions.Lower(operation.LeftOperand),
        () => context.Expressions.Lower(operation.RightOperand));

    /// <summary>left &amp;&amp; right, or left || right.</summary>
    public Value ShortCircuit(bool isAnd, Value left, Func<Value> lowerRight)
    {
        Bindings before = context.Variables.Copy();
        (RegionBuilder ops, Value right) = context.Apart(lowerRight);
        bool assigns = before.Variables().Any(v => before.Find(v) != context.Variables.Find(v));
        if (!assigns && ops.Ops.All(Purity.IsHarmless))
        {
            context.Builder.AddRange(ops.Ops);
            return context.Builder.Binary(isAnd ? BinaryKind.And : BinaryKind.Or, left, right);
        }

        // The branch takes over what has been lowered, with the variables as it left them.
        Bindings after = context.Variables.Copy();
        context.Variables.Become(before);
        Value Right()
        {
            context.Builder.AddRange(ops.Ops);
            context.Variables.Become(after);
            return right;
        }

        return isAnd
            ? context.Branches.Choose(left, Right, () => context.Truth(false))
            : context.Branches.Choose(left, () => context.Truth(true), Right);
    }

    private static bool IsShortCircuit(IBinaryOperation operation) =>
        operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private void RefuseOperands(IBinaryOperation operation)
    {
        foreach (IOperation operand in new[] { operation.LeftOperand, operation.RightOperand })
        {
            IOperation compared = operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operand;
            if (context.Types.Memory(compared.Type) is not null)
                throw Refusal.At(operation, Descriptors.Unsupported, "a comparison of arrays", "compare their lengths or elements");
            if (context.Types.Scalar(operand.Type) is null) throw Refusals.OfType(operand);
        }

        if (context.Types.Scalar(operation.Type) is null) throw Refusals.OfType(operation);
    }

    private static string Operator(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: { } method } => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
        IUnaryOperation { OperatorMethod: { } method } => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
        _ => operation.Syntax.ToString(),
    };
}
