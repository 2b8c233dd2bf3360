using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>x̄ += ȳ ∂f/∂x for the arguments of one scalar op, by the rule table.</summary>
internal static class Partials
{
    /// <summary>Whether the function has a derivative, not 0 everywhere, with respect to the argument.</summary>
    public static bool HasDerivative(Call call, int argument) => !RuleTable.Function(call.Function).IsFlat(argument);

    public static void Contribute(PureOp op, Value adjoint, AdjointScope scope, AdjointContext context)
    {
        Func<Value, bool> isActive = context.Activity.IsActive;
        switch (op)
        {
            // The value not selected gets exactly 0.
            case Select o:
                Value zero = scope.Builder.Zero(adjoint.Type);
                if (isActive(o.WhenTrue)) scope.Add(o.WhenTrue, scope.Builder.Select(o.Condition, adjoint, zero));
                if (isActive(o.WhenFalse)) scope.Add(o.WhenFalse, scope.Builder.Select(o.Condition, zero, adjoint));
                break;

            case WithPartials o:
                for (int i = 0; i < o.Arguments.Count; i++)
                {
                    if (!isActive(o.Arguments[i])) continue;
                    Value share = scope.Builder.Convert((ScalarType)o.Arguments[i].Type, adjoint);
                    scope.Add(o.Arguments[i], scope.Builder.Binary(BinaryKind.AdjointMultiply, share, o.Partials[i]));
                }

                break;

            // x * x, and -x * x: one product 2x, or 2(-x), instead of two of x.
            case Binary { Kind: BinaryKind.Multiply } o when o.Left == o.Right || context.IsNegationOf(o.Left, o.Right):
                Value twice = scope.Builder.Times(scope.Builder.Number((ScalarType)adjoint.Type, 2), o.Left);
                scope.Add(o.Right, scope.Builder.Binary(BinaryKind.AdjointMultiply, adjoint, twice));
                break;

            case Binary o when context.Reciprocals.Is(o):
                scope.Add(o.Right, Reciprocals.Share(scope.Builder, adjoint, o.Result));
                break;

            default:
                Rule rule = RuleTable.Of(op) ?? throw new InvalidOperationException($"No derivative is known of {op.GetType().Name} {op}.");
                IReadOnlyList<Value> arguments = OpShape.Operands(op);
                for (int i = 0; i < arguments.Count; i++)
                {
                    if (!isActive(arguments[i])) continue;
                    scope.Add(arguments[i], rule.Contribution(scope.Builder, i, adjoint, arguments, op.Result, j => isActive(arguments[j])));
                }

                break;
        }
    }
}
