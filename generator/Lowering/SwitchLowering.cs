using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>switch, as statement and as expression: its cases one after the other, the first that fits.</summary>
internal sealed class SwitchLowering(LoweringContext context)
{
    public void Lower(ISwitchOperation choice, Tail tail)
    {
        Variable? outer = context.Jumps.Left;
        context.Jumps.Left = context.Declare("left", IrType.Bool);
        try
        {
            Datum value = context.Expressions.LowerDatum(choice.Value);
            ISwitchCaseOperation? otherwise = choice.Cases.FirstOrDefault(c => c.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
            Cases(choice, value, 0, otherwise, new Tail(tail.Jumps | Jumps.Leave));
        }
        finally
        {
            context.Jumps.Left = outer;
        }
    }

    private void Cases(ISwitchOperation choice, Datum value, int index, ISwitchCaseOperation? otherwise, Tail tail)
    {
        if (index == choice.Cases.Length)
        {
            if (otherwise is not null) Body(otherwise, tail);
            return;
        }

        ISwitchCaseOperation section = choice.Cases[index];
        IReadOnlyList<ICaseClauseOperation> clauses = [.. section.Clauses.Where(c => c is not IDefaultCaseClauseOperation)];
        // Where the default stands among them, its other labels decide nothing, unless a later case would take them.
        if (clauses.Count == 0 || (section == otherwise && index == choice.Cases.Length - 1))
        {
            Cases(choice, value, index + 1, otherwise, tail);
            return;
        }

        Value fits = Any(clauses, 0, value, choice);
        context.Branches.Branch(fits, () => Body(section, tail), () => Cases(choice, value, index + 1, otherwise, tail));
    }

    public void Body(ISwitchCaseOperation section, Tail tail) => context.Statements.Run(Sequence.Of(section.Body), tail);

    private Value Any(IReadOnlyList<ICaseClauseOperation> clauses, int index, Datum value, ISwitchOperation choice)
    {
        Value first = Fits(clauses[index], value, choice);
        return index == clauses.Count - 1 ? first : context.Patterns.Either(first, () => Any(clauses, index + 1, value, choice));
    }

    private Value Fits(ICaseClauseOperation clause, Datum value, ISwitchOperation choice) => clause switch
    {
        ISingleValueCaseClauseOperation o => context.Patterns.IsConstant(value, context.Types.Shape(choice.Value.Type!), o.Value),
        IPatternCaseClauseOperation { Guard: null } o => context.Patterns.Matches(o.Pattern, value),
        IPatternCaseClauseOperation { Guard: { } guard } o =>
            context.Patterns.Both(context.Patterns.Matches(o.Pattern, value), () => context.Expressions.Lower(guard)),
        _ => throw Refusals.Of(clause),
    };

    public Datum Expression(ISwitchExpressionOperation choice)
    {
        if (choice.Type is null) throw Refusals.Of(choice);
        Shape shape = context.Types.Shape(choice.Type);
        if (shape.Kind == ShapeKind.Function) return FunctionArms(choice, context.Expressions.LowerDatum(choice.Value), 0, context.Truth(true));
        if (shape is { Kind: ShapeKind.Unknown, Object: null }) throw Refusals.OfType(choice);
        return Arms(choice, context.Expressions.LowerDatum(choice.Value), shape, 0);
    }

    private Datum Arms(ISwitchExpressionOperation choice, Datum value, Shape shape, int index)
    {
        if (index == choice.Arms.Length) return Unmatched(choice, value);
        ISwitchExpressionArmOperation arm = choice.Arms[index];
        Value fits = context.Patterns.Matches(arm.Pattern, value);
        if (arm.Guard is { } guard) fits = context.Patterns.Both(fits, () => context.Expressions.Lower(guard));
        bool isLast = index == choice.Arms.Length - 1 && choice.IsExhaustive && arm.Guard is null;
        if (isLast || context.Truths.Of(fits) == true) return context.Expressions.LowerDatum(arm.Value);
        return context.Branches.Choose(fits, shape, choice, () => context.Expressions.LowerDatum(arm.Value), () => Arms(choice, value, shape, index + 1));
    }

    // Which function it is must be known behind the switch, so that no arm may stand in a branch: their tests all run.
    private Datum FunctionArms(ISwitchExpressionOperation choice, Datum value, int index, Value isOpen)
    {
        if (index == choice.Arms.Length) throw Refusal.At(choice, Descriptors.Unsupported, "a choice of delegates without '_'", "add an arm for all else");
        ISwitchExpressionArmOperation arm = choice.Arms[index];
        if (arm.Guard is not null) throw Refusal.At(arm.Guard, Descriptors.Unsupported, "'when' in a choice of delegates", "use '?:'");
        Value fits = context.Patterns.Matches(arm.Pattern, value);
        bool isLast = context.Truths.Of(fits) == true;
        IOperation chosen = arm.Value;
        while (chosen is IConversionOperation { IsImplicit: true } conversion) chosen = conversion.Operand;
        if (chosen is IThrowOperation thrown)
        {
            context.Branches.BranchIf(isLast ? isOpen : context.Builder.Binary(BinaryKind.And, isOpen, fits), () => context.Throws.Lower(thrown));
            return isLast ? new Datum.Composite(context.Types.Shape(choice.Type!), []) : FunctionArms(choice, value, index + 1, isOpen);
        }

        Datum function = context.Expressions.LowerDatum(arm.Value);
        if (isLast) return function;
        Datum rest = FunctionArms(choice, value, index + 1, context.Builder.Binary(BinaryKind.And, isOpen, context.Not(fits)));
        return rest is Datum.Function or Datum.EitherFunction ? new Datum.EitherFunction(fits, function, rest) : function;
    }

    private Datum Unmatched(ISwitchExpressionOperation choice, Datum value)
    {
        const string type = "new global::System.Runtime.CompilerServices.SwitchExpressionException";
        context.Builder.Add(value is Datum.Single { Value: { Type: ScalarType } shown } ? new Throw($"{type}({{0}})", EquatableArray.Of(shown)) : new Throw($"{type}()", []));
        return context.Throws.Never(choice.Type);
    }
}
