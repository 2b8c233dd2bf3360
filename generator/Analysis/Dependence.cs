using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which values and which memory depend on the numbers in differentiated parameters, in any way: a branch taken, an index, too.</summary>
/// <remarks>What does not is the same wherever the parameters are, as long as they are as long. Facts only grow, until nothing changes.</remarks>
internal sealed class Dependence
{
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _dependent;
    private readonly HashSet<Value> _moved = [];
    private bool _changed;

    public Dependence(Method method, MemoryRoots roots)
    {
        _roots = roots;
        _dependent = [.. method.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Value)];
        do
        {
            _changed = false;
            Visit(method.Body, isDecided: false);
        }
        while (_changed);
    }

    /// <summary>Whether the number, or an element of the memory, does.</summary>
    public bool Of(Value value) => _dependent.Contains(value.Type.IsMemory ? _roots.Of(value) : value);

    /// <summary>Whether which elements a slice or row has does.</summary>
    public bool Moves(Value view) => _moved.Contains(view);

    // What runs in some cases only leaves memory, and what comes out of it, that depend on which.
    private void Visit(Region region, bool isDecided)
    {
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case New or NewHeap or Note:
                    break;
                case View or Row:
                    // Which elements it shows: what is read through it, and how many there are, depends on that.
                    if (op.Used.Any(v => v.Type is ScalarType ? Of(v) : Moves(v))) Move(op.Defined[0]);
                    break;
                case Length length:
                    if (Moves(length.Array)) Add(length.Result);
                    break;
                case If branch:
                    bool isChosen = isDecided || Of(branch.Condition);
                    Visit(branch.Then, isChosen);
                    Visit(branch.Else, isChosen);
                    for (int i = 0; i < branch.Results.Count; i++)
                        if (isChosen || Of(branch.Then.Yields[i]) || Of(branch.Else.Yields[i])) Add(branch.Results[i]);
                    break;
                case Loop loop:
                    Visit(loop, isDecided);
                    break;
                default:
                    bool depends = op.Used.Any(Of);
                    if (depends) Add(op.Defined);
                    if (depends || isDecided) Add(_roots.WrittenBy(op));
                    break;
            }
        }
    }

    private void Visit(Loop loop, bool isDecided)
    {
        (Region body, int first) = Activity.Body(loop);
        bool isOpen = isDecided || (loop is For counted ? Of(counted.Start) || Of(counted.End) : Of(((While)loop).Condition.Yields[0]));
        for (int i = 0; i < loop.Results.Count; i++)
        {
            bool carries = Of(loop.Initial[i]) || Of(body.Yields[i]);
            if (carries || isOpen) Add(loop.Results[i]);
            if (!carries) continue;
            Add(body.Parameters[first + i]);
            if (loop is While open) Add(open.Condition.Parameters[i]);
        }

        if (loop is While unbounded) Visit(unbounded.Condition, isOpen);
        Visit(body, isOpen);
    }

    private void Move(Value view)
    {
        _changed |= _moved.Add(view);
        Add(_roots.Of(view));
    }

    private void Add(IEnumerable<Value> values)
    {
        foreach (Value value in values) Add(value);
    }

    private void Add(Value value) => _changed |= _dependent.Add(value);
}
