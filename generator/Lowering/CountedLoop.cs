using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A `for` whose iterations are known at entry.</summary>
/// <param name="Index">Its integer variable, which only the header assigns.</param>
/// <param name="Comparison">How the condition compares index and end.</param>
/// <param name="End">The bound, the same in every iteration.</param>
/// <param name="Step">What the header adds, of the sign that the comparison needs.</param>
/// <param name="Ahead">What the condition adds to the index: 2 of `i + 2 &lt; n`.</param>
internal sealed record CountedLoop(ILocalSymbol Index, BinaryKind Comparison, IOperation End, long Step, long Ahead)
{
    /// <returns>Null where it is a loop of another kind.</returns>
    public static CountedLoop? Recognize(LoweringContext context, IForLoopOperation loop)
    {
        if ((Exits.Of(loop.Body).Jumps & Jumps.OutOfLoop) != 0) return null;
        if (loop.AtLoopBottom.Length != 1 || Stepped(loop.AtLoopBottom[0]) is not { } stepped) return null;
        (ILocalSymbol index, long step, bool isChecked) = stepped;
        if (!loop.Locals.Contains(index, SymbolEqualityComparer.Default) || context.Types.Scalar(index.Type) is not { IsIndex: true }) return null;
        long ahead = 0;
        if (Bounded(loop.Condition, index) is not var (comparison, end))
        {
            if (BoundedAhead(loop, index, step) is not var (more, bound)) return null;
            (comparison, ahead, end) = (BinaryKind.Less, more, bound);
        }

        if (step > 0 != comparison is BinaryKind.Less or BinaryKind.LessOrEqual) return null;
        // One step at a time never passes a bound that is not reached.
        if (isChecked && (step is not (1 or -1) || comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual)) return null;

        IReadOnlyDictionary<ISymbol, SyntaxNode> assigned = AssignedVariables.In(context, loop.Body, loop.Condition);
        if (assigned.ContainsKey(index) || MentionsIndex(end, index) || !Invariance.Holds(end, assigned)) return null;
        return new CountedLoop(index, comparison, end, step, ahead);
    }

    /// <summary>Whether it is the length of an array or span.</summary>
    public static bool IsLength(IOperation end) => end is IPropertyReferenceOperation { Property: { Name: "Length", IsIndexer: false }, Instance.Type: { } owner } && (owner is IArrayTypeSymbol || TypeMap.IsAnySpan(owner));

    // i + 2 < n, where no sum is beyond an int: from a constant on, up to a length, or one step at a time.
    private static (long Ahead, IOperation End)? BoundedAhead(IForLoopOperation loop, ILocalSymbol index, long step)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.LessThan } test || index.Type.SpecialType != SpecialType.System_Int32) return null;
        if (test.LeftOperand is not IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add } sum || test.RightOperand.Type?.SpecialType != SpecialType.System_Int32) return null;
        long? ahead = IsIndex(sum.LeftOperand, index) ? Integer(sum.RightOperand) : IsIndex(sum.RightOperand, index) ? Integer(sum.LeftOperand) : null;
        if (ahead is not (> 0 and <= short.MaxValue)) return null;
        if (!IsLength(test.RightOperand) && step != 1) return null;
        IVariableDeclaratorOperation? declared = loop.Before.SelectMany(b => b.DescendantsAndSelf()).OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => Same(d.Symbol, index));
        return declared?.GetVariableInitializer() is { Value: var first } && Integer(first) is >= 0 and <= short.MaxValue ? (ahead.Value, test.RightOperand) : null;
    }

    private static bool MentionsIndex(IOperation end, ILocalSymbol index) =>
        end.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation local && Same(local.Local, index));

    private static (ILocalSymbol Index, long Step, bool IsChecked)? Stepped(IOperation bottom)
    {
        (IOperation? target, long step, bool isChecked) = bottom is IExpressionStatementOperation { Operation: var expression } ? Increment(expression) : default;
        return target is ILocalReferenceOperation { Local: var index } && step != 0 ? (index, step, isChecked) : null;
    }

    private static (IOperation? Target, long Step, bool IsChecked) Increment(IOperation expression) => expression switch
    {
        IIncrementOrDecrementOperation o => (o.Target, o.Kind == OperationKind.Increment ? 1 : -1, o.IsChecked),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } o => (o.Target, Integer(o.Value) ?? 0, o.IsChecked),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } o => (o.Target, -Integer(o.Value) ?? 0, o.IsChecked),
        ISimpleAssignmentOperation { Value: IBinaryOperation sum } o => (o.Target, Sum(o.Target, sum), sum.IsChecked),
        _ => default,
    };

    // i = i + 2, i = i - 1
    private static long Sum(IOperation target, IBinaryOperation sum)
    {
        if (target is not ILocalReferenceOperation { Local: var index } || !IsIndex(sum.LeftOperand, index)) return 0;
        return sum.OperatorKind switch
        {
            BinaryOperatorKind.Add => Integer(sum.RightOperand) ?? 0,
            BinaryOperatorKind.Subtract => -Integer(sum.RightOperand) ?? 0,
            _ => 0,
        };
    }

    private static (BinaryKind Comparison, IOperation End)? Bounded(IOperation? condition, ILocalSymbol index)
    {
        if (condition is not IBinaryOperation { OperatorMethod: null } test) return null;
        if (IsIndex(test.LeftOperand, index) && Compared(test.OperatorKind, mirrored: false) is { } right) return (right, test.RightOperand);
        if (IsIndex(test.RightOperand, index) && Compared(test.OperatorKind, mirrored: true) is { } left) return (left, test.LeftOperand);
        return null;
    }

    private static BinaryKind? Compared(BinaryOperatorKind kind, bool mirrored) => kind switch
    {
        BinaryOperatorKind.LessThan => mirrored ? BinaryKind.Greater : BinaryKind.Less,
        BinaryOperatorKind.LessThanOrEqual => mirrored ? BinaryKind.GreaterOrEqual : BinaryKind.LessOrEqual,
        BinaryOperatorKind.GreaterThan => mirrored ? BinaryKind.Less : BinaryKind.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => mirrored ? BinaryKind.LessOrEqual : BinaryKind.GreaterOrEqual,
        _ => null,
    };

    private static bool IsIndex(IOperation operand, ILocalSymbol index) =>
        operand is ILocalReferenceOperation { Local: var local } && Same(local, index);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static long? Integer(IOperation operation) => operation.ConstantValue.Value switch
    {
        int i => i,
        long l => l,
        _ => null,
    };
}
