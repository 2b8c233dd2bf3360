using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Estimates how wide expressions print, and gives variables to parts of those that would not fit a line.</summary>
internal sealed class Widths(Outline outline, Folding folding)
{
    public const int MostInTernary = 60;

    private const int MostInLine = 88;
    private const int LeastOfPart = 20;
    private const int UnnamedWidth = 7;

    /// <summary>Walks in program order, so that a value's operands are settled before it.</summary>
    public void Limit(Demand demand)
    {
        foreach (Step step in outline.Steps)
            if (demand.IsNeeded(step) && step.Op is not Loop) Limit(step);
    }

    public int Of(Op op) => op switch
    {
        Const o => Literal.Text((ScalarType)o.Result.Type, o.Bits).Length,
        Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } o => (2 * Of(o.Left)) + Of(o.Right) + 15,
        Binary o => Of(o.Left) + Of(o.Right) + 4,
        Convert o => Of(o.Operand) + 8,
        If o => Of(o.Condition) + Sum(o.Then.Yields) + Sum(o.Else.Yields) + 6,
        External o => o.Code.Length,
        Foreign o => o.Code.Length + Sum(o.Arguments),
        Call o => o.Function.Length + 6 + Sum(OpShape.Operands(o)),
        GridIndex o => Sum(o.Indices),
        Checkpoint o => o.Function.Length + 13 + Sum(o.Arguments),
        Store o => Sum(OpShape.Operands(o)) + 5,
        Accumulate o => Sum(OpShape.Operands(o)) + 6,
        _ => Sum(OpShape.Operands(op)) + 6,
    };

    private int Sum(IEnumerable<Value> values) => values.Sum(v => Of(v) + 2);

    private int Of(Value value)
    {
        if (folding.IsInline(value)) return Of(folding.Expression(value));
        int length = outline.NameOf(value).Length;
        return length > 0 ? length : UnnamedWidth;
    }

    private void Limit(Step step)
    {
        while (Of(step.Op) > MostInLine)
        {
            // The part nearest to half the line: what remains on both sides is short.
            Value? part = null;
            int best = int.MaxValue;
            foreach (Value candidate in Parts(step))
            {
                int distance = System.Math.Abs(Of(candidate) - (MostInLine / 2));
                if (Of(candidate) < LeastOfPart || distance >= best) continue;
                best = distance;
                part = candidate;
            }

            if (part is null) return;
            folding.Keep(part);
        }
    }

    // Not what stands inside the branches of a ternary: no statement can come before it there.
    private IEnumerable<Value> Parts(Step step)
    {
        foreach (Value operand in OpShape.Operands(step.Op))
        {
            if (!folding.IsInline(operand)) continue;
            Step definer = outline.Definer(operand)!;
            if (definer.Op is Const or Length or External || folding.IsTernary(definer)) continue;
            // An element of a grid is one thing with its index.
            if (definer.Op is not GridIndex && !IsInTernary(definer)) yield return operand;
            foreach (Value part in Parts(definer)) yield return part;
        }
    }

    private bool IsInTernary(Step step)
    {
        for (Block? block = step.Block; block is not null; block = block.Parent)
            if (block.Owner is { } owner && folding.IsTernary(owner)) return true;
        return false;
    }
}
