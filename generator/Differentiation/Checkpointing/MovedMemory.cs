using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Memory of the primal of which copies stand in its place where a loop runs again.</summary>
/// <param name="context">The primal.</param>
/// <param name="builder">Receives slices of copies, before what asks for them.</param>
internal sealed class MovedMemory(AdjointContext context, RegionBuilder builder)
{
    private readonly Dictionary<Value, Value> _arrays = [];

    /// <param name="root">The primal's memory.</param>
    /// <param name="copy">As long.</param>
    public void Move(Value root, Value copy) => _arrays[root] = copy;

    /// <summary>The copy that stands in the place of an array; the array itself where it has not moved.</summary>
    public Value Of(Value array)
    {
        if (_arrays.TryGetValue(array, out Value known)) return known;
        if (!_arrays.ContainsKey(context.Roots.Of(array))) return array;
        View view = context.ViewOf(array);
        return _arrays[array] = builder.View(Of(view.Array), view.Start, view.Count, context.Values.NameOf(array));
    }

    /// <summary>What becomes of the arrays among some values.</summary>
    public Dictionary<Value, Value> Of(IEnumerable<Value> values)
    {
        Dictionary<Value, Value> map = [];
        foreach (Value value in values)
            if (value.Type is ArrayType && Of(value) is { } copy && copy != value) map[value] = copy;
        return map;
    }
}
