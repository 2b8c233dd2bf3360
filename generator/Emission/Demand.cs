using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>One use of a value: operand <paramref name="Index"/> of a step, or yield <paramref name="Index"/> of a block.</summary>
internal readonly record struct Use(Step? Step, Block? Yielding, int Index);

/// <summary>What must be printed at all, and who uses it.</summary>
/// <remarks>
/// Needed are effects, ops that may throw, and whatever they or the returned values depend on. The rest would only be
/// variables that C# warns of as never read.
/// </remarks>
internal sealed class Demand
{
    private readonly Outline _outline;
    private readonly bool[] _values;
    private readonly HashSet<Step> _steps = [];
    private readonly List<Use>?[] _uses;
    private readonly Stack<Value> _pending = new();

    public Demand(Outline outline, Effects effects)
    {
        _outline = outline;
        _values = new bool[outline.Method.Names.Count];
        _uses = new List<Use>?[_values.Length];

        foreach (Value yield in outline.Root.Region.Yields) Mark(yield);
        foreach (Step step in outline.Steps)
            if (effects.MustRun(step)) Mark(step);
        while (_pending.Count > 0) Follow(_pending.Pop());
        Collect();
    }

    public bool IsNeeded(Value value) => _values[value.Id];

    public bool IsNeeded(Step step) => _steps.Contains(step);

    /// <summary>The uses that will be printed, in program order.</summary>
    public IReadOnlyList<Use> Uses(Value value) => _uses[value.Id] ?? (IReadOnlyList<Use>)[];

    private void Mark(Value value)
    {
        if (_values[value.Id]) return;
        _values[value.Id] = true;
        _pending.Push(value);
    }

    private void Mark(Step step)
    {
        if (!_steps.Add(step)) return;
        switch (step.Op)
        {
            case If o:
                Mark(o.Condition);
                break;
            case For o:
                Mark(o.Index);
                Mark(o.Start);
                Mark(o.End);
                break;
            case While o:
                if (!Unreached.IsEndless(o)) Mark(o.Condition.Yields[0]);
                break;
            case New o:
                // Memory of a negative length throws, also where nobody uses it.
                Mark(o.Count);
                Mark(o.Result);
                break;
            default:
                foreach (Value operand in OpShape.Operands(step.Op)) Mark(operand);
                break;
        }

        if (step.Block.Owner is { } owner) Mark(owner);
    }

    private void Follow(Value value)
    {
        if (_outline.Definer(value) is { } step)
        {
            Mark(step);
            int result = IndexOf(OpShape.Results(step.Op), value);
            if (step.Op is If branch)
            {
                Mark(branch.Then.Yields[result]);
                Mark(branch.Else.Yields[result]);
            }
            else if (step.Op is Loop loop)
            {
                MarkCarried(loop, result);
            }
        }
        else if (_outline.Entry(value) is { Owner: { Op: Loop loop } owner } block)
        {
            Mark(owner);
            int index = IndexOf(block.Region.Parameters, value) - (loop is For ? 1 : 0);
            if (index >= 0) MarkCarried(loop, index);
        }
    }

    private void MarkCarried(Loop loop, int index)
    {
        Mark(loop.Initial[index]);
        Mark(loop.Results[index]);
        Mark(Carried.Parameter(loop, index));
        Mark(Carried.Next(loop, index));
        if (loop is While o) Mark(o.Condition.Parameters[index]);
    }

    private void Collect()
    {
        foreach (Step step in _outline.Steps)
        {
            if (!IsNeeded(step)) continue;
            IReadOnlyList<Value> operands = OpShape.Operands(step.Op);
            for (int i = 0; i < operands.Count; i++)
            {
                int carried = step.Op is Loop ? i - Carried.FirstInitial(step.Op) : -1;
                if (carried < 0 || IsNeeded(((Loop)step.Op).Results[carried])) Add(operands[i], new Use(step, null, i));
            }

            foreach (Block block in step.Blocks)
            {
                for (int i = 0; i < block.Region.Yields.Count; i++)
                {
                    bool condition = step.Op is While && block == step.Blocks[0];
                    if (condition ? !Unreached.IsEndless((While)step.Op) : IsNeeded(OpShape.Results(step.Op)[i])) Add(block.Region.Yields[i], new Use(null, block, i));
                }
            }
        }

        for (int i = 0; i < _outline.Root.Region.Yields.Count; i++)
            Add(_outline.Root.Region.Yields[i], new Use(null, _outline.Root, i));
    }

    private void Add(Value value, Use use) => (_uses[value.Id] ??= []).Add(use);

    private static int IndexOf(IReadOnlyList<Value> values, Value value)
    {
        for (int i = 0; i < values.Count; i++)
            if (values[i].Id == value.Id) return i;
        return -1;
    }
}
