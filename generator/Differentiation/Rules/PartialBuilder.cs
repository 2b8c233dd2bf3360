using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>Turns partials into ops: formulas get the values of one call and the type in which that call computes.</summary>
internal sealed class PartialBuilder(RegionBuilder code, ScalarType type, IReadOnlyList<Value> arguments, Value result)
{
    // A formula that occurs twice is computed once.
    private readonly Dictionary<Formula, Value> _built = [];

    /// <summary>The share of the adjoint.</summary>
    public Value Build(Partial partial, Value adjoint) => partial switch
    {
        Partial.Nothing => code.Zero(type),
        Partial.Whole => adjoint,
        Partial.Opposite => code.Negate(adjoint),
        Partial.Scaled p => Scale(p, adjoint),
        Partial.Choice p => Choose(p, adjoint),
        Partial.Moved p => Move(p, adjoint),
        _ => throw new InvalidOperationException($"{partial.GetType().Name} is not resolved."),
    };

    private Value Scale(Partial.Scaled partial, Value adjoint)
    {
        Value share = Build(partial.Of, adjoint);
        return code.Binary(partial.Kind, share, Build(partial.Factor));
    }

    private Value Choose(Partial.Choice partial, Value adjoint)
    {
        Value condition = Build(partial.Condition);
        Value whenTrue = Build(partial.WhenTrue, adjoint);
        return code.Select(condition, whenTrue, Build(partial.WhenFalse, adjoint));
    }

    // It moves with the adjoint as ever, and with the arguments as given.
    private Value Move(Partial.Moved partial, Value adjoint)
    {
        Value share = Build(partial.Share, adjoint), factor = Build(partial.Share, code.Number(type, 1));
        Value[] seconds = [.. partial.Seconds.Select(second => Build(second, adjoint))];
        return code.WithPartials(share, [adjoint, .. arguments], [factor, .. seconds]);
    }

    private Value Build(Condition condition) => condition switch
    {
        Condition.Comparison c => Binary(c.Kind, c.Left, c.Right),
        Condition.Both c => code.Binary(BinaryKind.And, Build(c.Left), Build(c.Right)),
        _ => throw new InvalidOperationException($"Nothing is known of {condition.GetType().Name}."),
    };

    private Value Build(Formula formula)
    {
        if (_built.TryGetValue(formula, out Value value)) return value;
        value = formula switch
        {
            Formula.Argument f => code.Convert(type, arguments[f.Index]),
            Formula.Result => result,
            Formula.Constant f => code.Number(type, f.Number),
            Formula.Negative f => code.Negate(Build(f.Operand)),
            Formula.Arithmetic f => Binary(f.Kind, f.Left, f.Right),
            Formula.Call f => code.Call(type, f.Function, [.. f.Arguments.Select(AsArgument)]),
            _ => throw new InvalidOperationException($"Nothing is known of {formula.GetType().Name}."),
        };
        _built.Add(formula, value);
        return value;
    }

    private Value Binary(BinaryKind kind, Formula left, Formula right)
    {
        Value first = Build(left);
        return code.Binary(kind, first, Build(right));
    }

    // ScaleB(1, n) wants the integer n itself.
    private Value AsArgument(Formula formula) => formula is Formula.Argument f ? arguments[f.Index] : Build(formula);
}
