using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which memory each array value may be: parameters, News, Externals. Views share their base's; joins unite.</summary>
/// <remarks>
/// The faces of one carried array (in the condition, in the body, behind the loop) may all be the same memory, so that they are
/// told apart in the same way. A row that integers describe may be any that integers were ever made to describe. Empty memory has no elements to tell apart, and is any.
/// </remarks>
internal sealed class Origins
{
    private static readonly HashSet<Value> Nothing = [];

    private readonly Dictionary<Value, HashSet<Value>> _origins = [];
    private readonly List<(Value From, Value To)> _flows = [];
    private readonly Dictionary<Value, List<Value>> _incoming = [];
    private readonly Value[] _described;
    private readonly HashSet<Value> _apart;
    private readonly Dictionary<IrType, Value> _readings = [];

    /// <param name="inputs">Parameters.</param>
    /// <param name="scopes">Of the body.</param>
    /// <param name="apart">T[][] whose rows are memory of their own each.</param>
    public Origins(IEnumerable<Value> inputs, Scopes scopes, HashSet<Value>? apart = null)
    {
        _apart = apart ?? Nothing;
        _described = [.. scopes.Spots.Select(s => s.Op).OfType<Foreign>().Where(f => f.Code == MemoryChoices.TakeRow).Select(f => f.Arguments[f.Arguments.Count - 1])];
        foreach (Value input in inputs) AddRoot(input);
        foreach (Spot spot in scopes.Spots) Look(spot.Op, scopes);
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach ((Value from, Value to) in _flows)
            {
                if (!_origins.TryGetValue(from, out HashSet<Value>? sources)) continue;
                if (!_origins.TryGetValue(to, out HashSet<Value>? targets)) _origins[to] = targets = [];
                foreach (Value root in sources) changed |= targets.Add(root);
            }
        }
    }

    /// <summary>Arrays that branches yield or loops carry, all their faces.</summary>
    public IEnumerable<Value> Chosen => _incoming.Keys;

    /// <summary>All array values.</summary>
    public IEnumerable<Value> Arrays => _origins.Keys;

    public bool IsChosen(Value array) => _incoming.ContainsKey(array);

    /// <summary>What a chosen array is on the paths that lead to it.</summary>
    public IReadOnlyList<Value> Incoming(Value chosen) => _incoming[chosen];

    /// <summary>Whether integers may describe the memory: it is a row of a T[][] that the method makes.</summary>
    public bool IsDescribed(Value root) => _described.Any(row => Of(row).Contains(root));

    /// <summary>A row of the type that integers describe, which stands for all such; null where none is ever read.</summary>
    public Value? Reading(IrType type) => _readings.TryGetValue(type, out Value row) ? row : null;

    public HashSet<Value> Of(Value array) => _origins.TryGetValue(array, out HashSet<Value>? roots) ? roots : Nothing;

    private void Look(Op op, Scopes scopes)
    {
        switch (op)
        {
            case View o:
                _flows.Add((o.Array, o.Result));
                break;
            case Row o:
                _origins[o.Result] = [_apart.Contains(o.Jagged) ? o.Result : o.Jagged];
                break;
            case Foreign { Code: MemoryChoices.RowOf } o:
                _readings[o.Results[0].Type] = o.Results[0];
                Join(o.Results[0], [.. _described.Where(row => row.Type == o.Results[0].Type)]);
                break;
            case New o when scopes.Definition(o.Count) is Const { Bits: 0 }:
                break;
            case If o:
                for (int i = 0; i < o.Results.Count; i++) Join(o.Results[i], o.Then.Yields[i], o.Else.Yields[i]);
                break;
            case Loop o:
                (Region body, int first) = Activity.Body(o);
                for (int i = 0; i < o.Results.Count; i++)
                {
                    Value carried = body.Parameters[first + i];
                    Join(o.Results[i], o.Initial[i], body.Yields[i]);
                    Join(carried, o.Initial[i], body.Yields[i], o.Results[i]);
                    if (o is While open) Join(open.Condition.Parameters[i], o.Initial[i], body.Yields[i], o.Results[i]);
                    if (carried.Type is ArrayType) _flows.Add((carried, o.Results[i]));
                }

                break;
            default:
                foreach (Value result in OpShape.Results(op)) AddRoot(result);
                break;
        }
    }

    private void Join(Value chosen, params Value[] incoming)
    {
        if (chosen.Type is not ArrayType) return;
        _incoming[chosen] = [.. incoming];
        foreach (Value value in incoming) _flows.Add((value, chosen));
    }

    private void AddRoot(Value value)
    {
        if (value.Type is ArrayType) _origins[value] = [value];
    }
}
