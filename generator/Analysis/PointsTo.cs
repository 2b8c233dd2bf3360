using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which memory each memory parameter of a function may be handed: parameters of the method, fresh memory, state from outside.</summary>
/// <remarks>
/// What is known of one call holds for all, and the fresh memory of a function stands for that of all its frames. So two
/// parameters that may be handed the same memory may overlap; two that may not never do.
/// </remarks>
internal sealed class PointsTo
{
    private readonly Dictionary<Value, HashSet<Value>> _memory = [];
    private readonly ValueMap<Value> _views;

    /// <param name="method">With its functions.</param>
    /// <param name="views">Each slice, and what it is a slice of.</param>
    public PointsTo(Method method, ValueMap<Value> views)
    {
        _views = views;
        if (method.Functions.Count == 0) return;
        foreach (Function function in method.Functions)
            foreach (Value parameter in function.Body.Parameters.Where(p => p.Type.IsMemory)) _memory[parameter] = [];

        Dictionary<string, Function> functions = method.Functions.ToDictionary(f => f.Name);
        Invoke[] calls = [.. method.Ops.OfType<Invoke>()];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Invoke call in calls)
            {
                Region body = functions[call.Function].Body;
                for (int i = 0; i < call.Arguments.Count; i++)
                {
                    if (!call.Arguments[i].Type.IsMemory) continue;
                    HashSet<Value> parameter = _memory[body.Parameters[i]];
                    int before = parameter.Count;
                    parameter.UnionWith(Of(call.Arguments[i]));
                    changed |= parameter.Count != before;
                }
            }

            foreach (Function function in method.Functions) changed |= Join(function);
        }
    }

    public IEnumerable<Value> Of(Value array)
    {
        while (_views.TryGetValue(array, out Value below)) array = below;
        return _memory.TryGetValue(array, out HashSet<Value> memory) ? memory : [array];
    }

    /// <summary>For every memory parameter of a function, the first of the same function that it may overlap; itself where there is none.</summary>
    public IEnumerable<(Value Parameter, Value First)> Overlaps(Function function)
    {
        Value[] parameters = Arrays(function);
        return parameters.Select(p => (p, parameters.First(q => q == p || _memory[q].Overlaps(_memory[p]))));
    }

    // What one of two overlapping parameters is handed may come as the other.
    private bool Join(Function function)
    {
        bool changed = false;
        Value[] parameters = Arrays(function);
        foreach (Value p in parameters)
        {
            foreach (Value q in parameters)
            {
                if (!_memory[p].Overlaps(_memory[q]) || _memory[q].IsSubsetOf(_memory[p])) continue;
                _memory[p].UnionWith(_memory[q]);
                changed = true;
            }
        }

        return changed;
    }

    private static Value[] Arrays(Function function) => [.. function.Body.Parameters.Where(p => p.Type.IsMemory)];
}
