using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Values that take over at the same moment: at a loop's entry, at the end of its body, at the end of a branch.</summary>
/// <remarks>
/// All sources are read before any target is written. One after the other does it where no source reads a target that is
/// already written; what remains turns in a circle and prints as a tuple: (a, b) = (b, a + b).
/// </remarks>
internal sealed class EdgePrinter(Plan plan, AssignmentPrinter assignments)
{
    public void Enter(CodeWriter writer, Step step, Loop loop) =>
        Print(writer, step.Position, Pairs(loop.Results, loop.Initial));

    public void Repeat(CodeWriter writer, Step step, Loop loop)
    {
        Block body = step.Blocks[step.Blocks.Count - 1];
        Print(writer, body.End, Pairs(loop.Results, body.Region.Yields));
    }

    public void Leave(CodeWriter writer, Block branch, If op) =>
        Print(writer, branch.End, Pairs(op.Results, branch.Region.Yields));

    private List<(Variable Target, Value Source)> Pairs(IReadOnlyList<Value> results, IReadOnlyList<Value> sources)
    {
        List<(Variable, Value)> pairs = [];
        for (int i = 0; i < results.Count; i++)
        {
            if (!plan.Demand.IsNeeded(results[i])) continue;
            Variable target = plan.Variables.Of(results[i]);
            if (plan.Variables.Holding(sources[i]) != target) pairs.Add((target, sources[i]));
        }

        return pairs;
    }

    private void Print(CodeWriter writer, int position, List<(Variable Target, Value Source)> pending)
    {
        while (pending.Count > 0)
        {
            int free = pending.FindIndex(pair => !pending.Any(other => other != pair && Reads(other.Source, pair.Target)));
            if (free < 0)
            {
                PrintCircle(writer, pending);
                return;
            }

            assignments.Assign(writer, pending[free].Target, pending[free].Source, position);
            pending.RemoveAt(free);
        }
    }

    // What only waits for the circle stays behind it: the circle is what is left when nothing is free.
    private void PrintCircle(CodeWriter writer, List<(Variable Target, Value Source)> circle)
    {
        string targets = string.Join(", ", circle.Select(pair => pair.Target.Name));
        string sources = string.Join(", ", circle.Select(pair => plan.Expressions.Text(pair.Source)));
        writer.Line($"({targets}) = ({sources});");
    }

    private bool Reads(Value source, Variable target) =>
        plan.Folding.Leaves(source).Any(leaf => plan.Variables.Holding(leaf) == target);
}
