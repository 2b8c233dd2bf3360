using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>The ops through which a value depends on components of the differentiated parameters.</summary>
/// <remarks>
/// An op with regions is one of them as a whole, where it loads no component. Of a branch that does, one side has to be chosen
/// first: then it is that side's ops.
/// </remarks>
internal sealed class Slice
{
    private readonly Setting _setting;
    private readonly Choices _choices;
    private readonly HashSet<Value> _seen = [], _known = [];
    private readonly HashSet<Op> _ops = new(ByReference<Op>.Instance);
    private readonly List<Leaf> _leaves = [];
    private bool _isUnknown;

    private Slice(Setting setting, Choices choices) => (_setting, _choices) = (setting, choices);

    /// <summary>In program order.</summary>
    public IReadOnlyList<Op> Ops => [.. _ops.OrderBy(_setting.Nesting.Order)];

    public IReadOnlyList<Leaf> Leaves => _leaves;

    /// <summary>The first branch of which a side has to be chosen.</summary>
    public If? Open { get; private set; }

    /// <returns>Null where the value depends on what is no component and no op: memory that the method writes, what a loop carries.</returns>
    public static Slice? Of(Value value, Setting setting, Choices choices)
    {
        Slice slice = new(setting, choices);
        slice.Need(value, isPartial: false);
        return slice._isUnknown ? null : slice;
    }

    // Partials that are given are constants to the first derivative, and move in the second.
    private void Need(Value used, bool isPartial)
    {
        Value value = _choices.Resolve(used);
        if (_isUnknown || !value.Type.IsFloat || !(isPartial ? _setting.Activity.IsVaried(value) : _setting.Activity.IsActive(value))) return;
        // What is needed for a partial too has more behind it.
        if (!(isPartial ? _known : _seen).Add(value)) return;
        switch (_setting.Nesting.Definition(value))
        {
            case null when _setting.IsInput(value):
                AddLeaf(new Leaf(value, null, null));
                break;
            case Load load when _setting.IsComponent(load):
                AddLeaf(new Leaf(value, load.Array, load.Index));
                break;
            case WithPartials given:
                _ops.Add(given);
                Need(given.Value, isPartial);
                foreach (Value argument in given.Arguments) Need(argument, isPartial);
                foreach (Value partial in given.Partials) Need(partial, isPartial: true);
                break;
            case PureOp pure:
                _ops.Add(pure);
                foreach (Value operand in pure.Used) Need(operand, isPartial);
                break;
            case If branch when Loads(branch):
                if (Open is null || _setting.Nesting.Order(branch) < _setting.Nesting.Order(Open)) Open = branch;
                break;
            case (If or Loop) and var whole when _setting.MayRepeat(whole) && !Loads(whole):
                _ops.Add(whole);
                bool isGiven = isPartial || OpShape.Deep(whole).Any(op => op is WithPartials);
                foreach (Value operand in OpShape.FreeValues(whole)) Need(operand, isGiven);
                break;
            default:
                _isUnknown = true;
                break;
        }
    }

    private void AddLeaf(Leaf leaf)
    {
        if (_leaves.All(l => l.Value != leaf.Value)) _leaves.Add(leaf);
    }

    private bool Loads(Op op)
    {
        foreach (Load load in OpShape.Deep(op).OfType<Load>())
        {
            if (!load.Result.Type.IsFloat || !_setting.Activity.IsVaried(load.Result)) continue;
            _isUnknown |= !_setting.IsComponent(load);
            return true;
        }

        return false;
    }
}

/// <summary>Sides of branches that are taken for granted.</summary>
internal sealed class Choices
{
    private readonly List<(If Branch, Region Side)> _made;

    private Choices(List<(If Branch, Region Side)> made) => _made = made;

    public static Choices None { get; } = new([]);

    public int Count => _made.Count;

    public Choices With(If branch, Region side) => new([.. _made, (branch, side)]);

    /// <summary>What the value is then.</summary>
    public Value Resolve(Value value)
    {
        for (int i = 0; i < _made.Count; i++)
        {
            (If branch, Region side) = _made[i];
            int at = Array.FindIndex([.. branch.Results], r => r == value);
            if (at < 0) continue;
            value = side.Yields[at];
            i = -1;
        }

        return value;
    }
}
