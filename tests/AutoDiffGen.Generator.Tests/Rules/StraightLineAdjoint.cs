using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Reverse mode for code without branches, loops and memory: enough to differentiate the formulas of the table.</summary>
internal static class StraightLineAdjoint
{
    /// <summary>Appends ∂output/∂input.</summary>
    public static Value Differentiate(RegionBuilder code, Value output, Value input)
    {
        Op[] ops = [.. code.Ops];
        HashSet<Value> active = [input];
        foreach (Op op in ops)
            if (Moved(op).Any(active.Contains)) active.UnionWith(OpShape.Results(op).Where(r => r.Type.IsFloat));

        Dictionary<Value, Value> adjoints = new() { [output] = code.Number((ScalarType)output.Type, 1) };
        foreach (Op op in ops.Reverse())
        {
            Value result = OpShape.Results(op)[0];
            if (!active.Contains(result) || !adjoints.TryGetValue(result, out Value? adjoint)) continue;
            IReadOnlyList<Value> operands = Moved(op);
            for (int i = 0; i < operands.Count; i++)
                if (active.Contains(operands[i]) && Share(code, op, i, adjoint, active) is { } share)
                    adjoints[operands[i]] = adjoints.TryGetValue(operands[i], out Value? sofar) ? code.Plus(sofar, share) : share;
        }

        return adjoints.TryGetValue(input, out Value? found) ? found : code.Zero(output.Type);
    }

    private static IReadOnlyList<Value> Moved(Op op) => op is WithPartials given ? given.Arguments : OpShape.Operands(op);

    private static Value? Share(RegionBuilder code, Op op, int operand, Value adjoint, HashSet<Value> active)
    {
        if (op is WithPartials given) return code.Binary(BinaryKind.AdjointMultiply, adjoint, given.Partials[operand]);
        if (op is not Select select)
        {
            IReadOnlyList<Value> operands = OpShape.Operands(op);
            return RuleTable.Of(op)!.Contribution(code, operand, adjoint, operands, OpShape.Results(op)[0], i => active.Contains(operands[i]));
        }

        Value zero = code.Zero(adjoint.Type);
        return operand == 1 ? code.Select(select.Condition, adjoint, zero) : code.Select(select.Condition, zero, adjoint);
    }
}
