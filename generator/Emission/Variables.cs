using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The variables of the method: their values, where they are first assigned, the braces they are declared in.</summary>
internal sealed class Variables
{
    private readonly Outline _outline;
    private readonly Folding _folding;
    private readonly Congruence _congruence;
    private readonly Dictionary<int, Variable> _byClass = [];
    private readonly List<Variable> _all = [];

    public Variables(Outline outline, Demand demand, Folding folding, Congruence congruence, MemoryPlan memory)
    {
        (_outline, _folding, _congruence) = (outline, folding, congruence);
        foreach (Parameter parameter in outline.Method.Parameters)
        {
            Variable variable = Of(parameter.Value);
            variable.Parameter = parameter;
            Assign(parameter.Value, position: -1, outline.Root);
        }

        foreach (Value value in outline.Values)
        {
            if (!demand.IsNeeded(value) || folding.IsInline(value)) continue;
            if (outline.Entry(value) is { } block)
            {
                Assign(value, block.Start, block);
                continue;
            }

            switch (outline.Definer(value))
            {
                case { Op: Loop } step:
                    Assign(value, step.Position, step.Block);
                    break;
                case { Op: If } step when !folding.IsTernary(step):
                    foreach (Block branch in step.Blocks) Assign(value, branch.End, branch);
                    break;
                case { } step when memory.IsHoisted(step):
                    Assign(value, position: -1, outline.Root);
                    break;
                case { } step:
                    Assign(value, step.Position, step.Block);
                    break;
            }
        }
    }

    /// <summary>In the order of their first values.</summary>
    public IReadOnlyList<Variable> All => _all;

    public Variable Of(Value value)
    {
        int number = _congruence.Class(value);
        if (!_byClass.TryGetValue(number, out Variable variable))
        {
            variable = new Variable(value.Type) { Hint = _congruence.NameOf(number), Scope = _outline.Home(value) };
            _byClass.Add(number, variable);
            _all.Add(variable);
        }

        return variable;
    }

    /// <summary>The variable that holds the value; null where it is an expression.</summary>
    public Variable? Holding(Value value) => _folding.IsInline(value) ? null : Of(value);

    /// <summary>Variables that must be declared before the step, because they are first assigned inside it.</summary>
    public IEnumerable<Variable> DeclaredBefore(Step step) => _all.Where(variable =>
        variable.Parameter is null && !variable.IsDeclaredWhereAssigned && variable.FirstBlock.IsWithin(variable.Scope)
        && variable.Scope == step.Block && step.Blocks.Any(block => variable.FirstBlock.IsWithin(block)));

    private void Assign(Value value, int position, Block block)
    {
        Variable variable = Of(value);
        variable.Values.Add(value);
        variable.Scope = Block.Common(Block.Common(variable.Scope, _outline.Home(value)), block);
        if (position >= variable.FirstPosition) return;
        variable.FirstPosition = position;
        variable.FirstBlock = block;
    }
}
