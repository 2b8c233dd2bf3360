using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which memory an array value addresses: a parameter, a New or an External. Views share their base's.</summary>
/// <remarks>Distinct roots never overlap: parameters that are written are checked at entry, fresh memory is fresh.</remarks>
internal sealed class MemoryRoots
{
    private readonly Dictionary<Value, Value> _base = [];

    public MemoryRoots(Region body)
    {
        foreach (Op op in OpShape.Deep(body))
            if (op is View view) _base[view.Result] = view.Array;
    }

    public Value Of(Value array)
    {
        while (_base.TryGetValue(array, out Value below)) array = below;
        return array;
    }

    /// <summary>Roots that the op, or anything inside it, writes.</summary>
    public HashSet<Value> WrittenBy(Op op)
    {
        HashSet<Value> written = [];
        foreach (Op inner in OpShape.Deep(op))
            if (Written(inner) is { } array) written.Add(Of(array));
        return written;
    }

    /// <summary>Roots that the op, or anything inside it, reads.</summary>
    public HashSet<Value> ReadBy(Op op)
    {
        HashSet<Value> read = [];
        foreach (Op inner in OpShape.Deep(op))
            if (inner is Load load) read.Add(Of(load.Array));
        return read;
    }

    /// <summary>The array that one op writes, if any.</summary>
    public static Value? Written(Op op) => op switch
    {
        Store store => store.Array,
        Accumulate accumulate => accumulate.Array,
        Clear clear => clear.Array,
        _ => null,
    };
}
