using System;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What can be computed without anyone seeing it.</summary>
internal static class Purity
{
    /// <summary>Whether the op, or one inside it, may change memory.</summary>
    public static bool Writes(Op op) => OpShape.Deep(op).Any(inner => inner is Store or StoreRow or Clear or Accumulate or Invoke or Foreign { Written.Count: > 0 });

    /// <summary>Whether it costs next to nothing, cannot throw and changes nothing: it may run where its result is not needed.</summary>
    public static bool IsHarmless(Op op) => op switch
    {
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } o => o.Result.Type.IsFloat,
        Const or Unary or Binary or IR.Convert or Select or Length => true,
        External { Result.Type: ScalarType } o => IsOwn(o.Code),
        _ => false,
    };

    // A field of `this` is always there; that of another object, or of one that a type holds, may be asked for only if there is one.
    private static bool IsOwn(string state) => state.IndexOfAny(['.', '(']) < 0 || (state.StartsWith("this.", StringComparison.Ordinal) && state.LastIndexOf('.') == 4);

    /// <summary>Whether the op can end in an exception.</summary>
    public static bool CanThrow(Op op) => OpShape.Deep(op).Any(inner => inner switch
    {
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder, Result.Type.IsInteger: true } => true,
        Load or Store or View or Row or StoreRow or GridIndex or New or NewRows or Foreign or Throw or Invoke => true,
        Call o => RuleTable.MayThrow(o),
        _ => false,
    });

    /// <summary>Whether statements only count on: they assign nothing but <paramref name="own"/>, from what cannot throw.</summary>
    public static bool IsInvisible(ImmutableArray<IOperation> statements, ImmutableArray<ILocalSymbol> own)
    {
        foreach (IOperation statement in statements)
        {
            if (statement is not IExpressionStatementOperation { Operation: var step }) return false;
            IOperation? target = step switch
            {
                IIncrementOrDecrementOperation { IsChecked: false } o => o.Target,
                ICompoundAssignmentOperation { IsChecked: false } o when Invariance.IsSimple(o.Value) => o.Target,
                ISimpleAssignmentOperation o when Invariance.IsSimple(o.Value) => o.Target,
                _ => null,
            };
            if (step is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder }) return false;
            if (target is not ILocalReferenceOperation local || !own.Contains(local.Local, SymbolEqualityComparer.Default)) return false;
        }

        return true;
    }
}
