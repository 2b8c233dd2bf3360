using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which memory an array value addresses: a parameter, a New, a heap or an External. Views share their base's.</summary>
/// <remarks>
/// Distinct roots never overlap: parameters of the method that are written are checked at entry, fresh memory is fresh.
/// Parameters of a function that may overlap have one root.
/// </remarks>
internal sealed class MemoryRoots
{
    private readonly ValueMap<Value> _base = new();
    private readonly FunctionEffects _effects;
    private readonly ValueSet _writtenInside;

    public MemoryRoots(Method method)
    {
        ValueMap<Value> views = new();
        foreach (Op op in method.Ops)
        {
            if (op is View view) _base[view.Result] = views[view.Result] = view.Array;
            if (op is Row row) _base[row.Result] = views[row.Result] = row.Jagged;
        }

        _effects = new FunctionEffects(method);
        Memory = new PointsTo(method, views);
        foreach (Function function in method.Functions)
            foreach ((Value parameter, Value first) in Memory.Overlaps(function))
                if (parameter != first) _base[parameter] = first;
        _writtenInside = new ValueSet(method.Functions.SelectMany(f => f.Body.Parameters).Where(_effects.IsWritten).Select(Of));
    }

    /// <summary>What stands behind the parameters of functions.</summary>
    public PointsTo Memory { get; }

    public Value Of(Value array)
    {
        while (_base.TryGetValue(array, out Value below)) array = below;
        return array;
    }

    /// <summary>Roots that the op, or anything inside it, writes.</summary>
    public HashSet<Value> WrittenBy(Op op) => op switch
    {
        PureOp or Load or LoadLanes or GatherLanes or Note or New => [],
        Store store => [Of(store.Array)],
        Accumulate accumulate => [Of(accumulate.Array)],
        _ => [.. OpShape.Deep(op).SelectMany(_effects.WrittenBy).Select(Of)],
    };

    /// <summary>Roots that the op, or anything inside it, reads.</summary>
    public HashSet<Value> ReadBy(Op op) => op switch
    {
        PureOp or Store or Note or New => [],
        Load load => [Of(load.Array)],
        LoadLanes load => [Of(load.Array)],
        GatherLanes load => [Of(load.Array)],
        _ => [.. OpShape.Deep(op).SelectMany(_effects.ReadBy).Select(Of)],
    };

    /// <summary>Whether the function that has this memory parameter as a root, or one that it calls, may change its elements.</summary>
    public bool IsWrittenInside(Value root) => _writtenInside.Contains(root);
}
