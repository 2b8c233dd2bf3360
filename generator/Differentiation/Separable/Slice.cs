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
    private readonly HashSet<Value> _seen = [];
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
        slice.Need(value);
        return slice._isUnknown ? null : slice;
    }

    private void Need(Value used)
    {
        Value value = _choices.Resolve(used);
        if (_isUnknown || !value.Type.IsFloat || !_setting.Activity.IsActive(value) || !_seen.Add(value)) return;
        switch (_setting.Nesting.Definition(value))
        {
            case null when _setting.IsInput(value):
                _leaves.Add(new Leaf(value, null, null));
                break;
            case Load load when _setting.IsComponent(load):
                _leaves.Add(new Leaf(value, load.Array, load.Index));
                break;
            case PureOp pure:
                Add(pure, pure.Used);
                break;
            case If branch when Loads(branch):
                if (Open is null || _setting.Nesting.Order(branch) < _setting.Nesting.Order(Open)) Open = branch;
                break;
            case (If or Loop) and var whole when _setting.MayRepeat(whole) && !Loads(whole):
                Add(whole, OpShape.FreeValues(whole));
                break;
            default:
                _isUnknown = true;
                break;
        }
    }

    private void Add(Op op, IEnumerable<Value> operands)
    {
        if (!_ops.Add(op)) return;
        foreach (Value operand in operands) Need(operand);
    }

    private bool Loads(Op op)
    {
        foreach (Load load in OpShape.Deep(op).OfType<Load>())
        {
            if (!load.Result.Type.IsFloat || !_setting.Activity.IsActive(load.Result)) continue;
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
