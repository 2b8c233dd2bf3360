using System;
using System.Collections.Generic;

namespace AutoDiffGen.Generator.IR;

/// <summary>A set of values of one method: a bit for each number.</summary>
internal sealed class ValueSet
{
    private ulong[] _bits = [];

    public ValueSet()
    {
    }

    public ValueSet(IEnumerable<Value> values) => UnionWith(values);

    public bool Contains(Value value)
    {
        int word = value.Id >> 6;
        return word < _bits.Length && (_bits[word] & (1UL << (value.Id & 63))) != 0;
    }

    /// <returns>Whether it was not in the set.</returns>
    public bool Add(Value value)
    {
        int word = value.Id >> 6;
        if (word >= _bits.Length) Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        ulong bit = 1UL << (value.Id & 63);
        if ((_bits[word] & bit) != 0) return false;
        _bits[word] |= bit;
        return true;
    }

    public void Remove(Value value)
    {
        int word = value.Id >> 6;
        if (word < _bits.Length) _bits[word] &= ~(1UL << (value.Id & 63));
    }

    public void UnionWith(Value[] values)
    {
        foreach (Value value in values) Add(value);
    }

    public void UnionWith(IEnumerable<Value> values)
    {
        foreach (Value value in values) Add(value);
    }
}
