using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>When values that need variables hold them: intervals over the positions of <see cref="Outline"/>.</summary>
/// <remarks>
/// At position p operands are read at 2p and results written at 2p + 1, so that a value may take over the variable of an operand
/// that dies. A loop's carried value is one unit with its parameter and its result: the variable that the loop updates. It is
/// written at the header (2p + 1) and at the end of the body; between its last reading and that end it has a hole. What is
/// defined outside a loop and used inside lives through all of it.
/// </remarks>
internal sealed class Liveness
{
    private readonly Demand _demand;
    private readonly Folding _folding;
    private readonly int[] _units;
    private readonly List<Interval>[] _intervals;

    public Liveness(Outline outline, Demand demand, Folding folding)
    {
        _demand = demand;
        _folding = folding;
        _units = [.. Enumerable.Range(0, outline.Method.Names.Count)];
        _intervals = new List<Interval>[_units.Length];
        foreach (Step step in outline.Steps)
            if (step.Op is Loop loop) JoinCarried(loop);

        Dictionary<int, int> open = Walk(outline.Root, ends: []);
        foreach (KeyValuePair<int, int> run in open) Add(run.Key, -1, run.Value);
        foreach (List<Interval> intervals in _intervals) intervals?.Sort((a, b) => a.From.CompareTo(b.From));
    }

    internal readonly record struct Interval(int From, int To);

    /// <summary>The number under which a value's intervals stand.</summary>
    public int Unit(Value value) => _units[value.Id];

    public IReadOnlyList<Interval> Intervals(int unit) => _intervals[unit] ?? (IReadOnlyList<Interval>)[];

    private void JoinCarried(Loop loop)
    {
        for (int i = 0; i < loop.Results.Count; i++)
        {
            int unit = Carried.Parameter(loop, i).Id;
            _units[loop.Results[i].Id] = unit;
            if (loop is While o) _units[o.Condition.Parameters[i].Id] = unit;
        }
    }

    /// <summary>Walks a block backwards; returns what is live at its start, with the end of the run that is open there.</summary>
    private Dictionary<int, int> Walk(Block block, IEnumerable<Value> ends)
    {
        Dictionary<int, int> open = [];
        Read(open, ends, 2 * block.End);
        if (block.Owner is null) Read(open, block.Region.Yields, 2 * block.End);
        for (int i = block.Steps.Count - 1; i >= 0; i--)
        {
            Step step = block.Steps[i];
            if (!_demand.IsNeeded(step)) continue;
            switch (step.Op)
            {
                case If branch when !_folding.IsTernary(step):
                    Branch(step, branch, open);
                    break;
                case Loop loop:
                    Loop(step, loop, open);
                    break;
                default:
                    Simple(step, open);
                    break;
            }
        }

        return open;
    }

    private void Simple(Step step, Dictionary<int, int> open)
    {
        if (_folding.IsAbsorbed(step)) return;
        foreach (Value result in OpShape.Results(step.Op))
        {
            if (_folding.IsInline(result)) return;
            Write(open, result, (2 * step.Position) + 1);
        }

        Read(open, _folding.DefinitionLeaves(step), 2 * step.Position);
    }

    private void Branch(Step step, If branch, Dictionary<int, int> open)
    {
        List<int> needed = Needed(branch.Results.Select(r => r));
        foreach (int k in needed)
        {
            int unit = Unit(branch.Results[k]);
            Add(unit, (2 * step.Blocks[0].End) + 1, (2 * step.Blocks[0].End) + 1);
            Write(open, branch.Results[k], (2 * step.Blocks[1].End) + 1);
        }

        foreach (Block block in step.Blocks)
        {
            foreach (KeyValuePair<int, int> run in Walk(block, needed.Select(k => block.Region.Yields[k])))
            {
                // Not from the header on: the branch before this one may have written the variable since.
                Add(run.Key, 2 * block.Start, run.Value);
                Open(open, run.Key, 2 * step.Position);
            }
        }

        Read(open, [branch.Condition], 2 * step.Position);
    }

    private void Loop(Step step, Loop loop, Dictionary<int, int> open)
    {
        int enter = (2 * step.Position) + 1, exit = 2 * step.Exit;
        Block body = step.Blocks[step.Blocks.Count - 1];
        List<int> needed = Needed(loop.Results.Select(r => r));
        HashSet<int> carried = [.. needed.Select(k => Unit(loop.Results[k]))];
        foreach (int k in needed)
        {
            Write(open, loop.Results[k], exit);
            Add(Unit(loop.Results[k]), enter, 2 * body.Start);
            Add(Unit(loop.Results[k]), (2 * body.End) + 1, exit);
        }

        Dictionary<int, int> live = Walk(body, needed.Select(k => Carried.Next(loop, k)));
        if (loop is While o)
        {
            foreach (KeyValuePair<int, int> run in Walk(step.Blocks[0], [o.Condition.Yields[0]]))
                if (!live.ContainsKey(run.Key)) live.Add(run.Key, enter);
        }

        foreach (KeyValuePair<int, int> run in live)
        {
            if (carried.Contains(run.Key)) Add(run.Key, enter, run.Value);
            else Open(open, run.Key, exit);
        }

        // The header's bounds are read at each turn.
        if (loop is For counted) Read(open, [counted.Start, counted.End], exit);
        Read(open, needed.Select(k => loop.Initial[k]), 2 * step.Position);
    }

    private List<int> Needed(IEnumerable<Value> results)
    {
        List<int> needed = [];
        int index = 0;
        foreach (Value result in results)
        {
            if (_demand.IsNeeded(result)) needed.Add(index);
            index++;
        }

        return needed;
    }

    private void Read(Dictionary<int, int> open, IEnumerable<Value> values, int at)
    {
        foreach (Value value in values)
            foreach (Value leaf in _folding.Leaves(value))
                if (leaf.Type.IsAssignable) Open(open, Unit(leaf), at);
    }

    private static void Open(Dictionary<int, int> open, int unit, int end)
    {
        if (!open.ContainsKey(unit)) open.Add(unit, end);
    }

    private void Write(Dictionary<int, int> open, Value value, int at)
    {
        int unit = Unit(value);
        int end = open.TryGetValue(unit, out int to) ? to : at;
        open.Remove(unit);
        Add(unit, at, end);
    }

    private void Add(int unit, int from, int to) => (_intervals[unit] ??= []).Add(new Interval(from, to));
}
