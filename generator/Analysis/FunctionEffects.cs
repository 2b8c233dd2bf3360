using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which of its memory parameters each function reads and writes, itself or through those it calls.</summary>
/// <remarks>Told by the parameter's name: that another one may overlap it is <see cref="PointsTo"/>'s business.</remarks>
internal sealed class FunctionEffects
{
    private readonly Dictionary<string, Function> _functions;
    private readonly ValueMap<Value> _views = new();
    private readonly HashSet<Value> _read = [];
    private readonly HashSet<Value> _written = [];
    private readonly HashSet<string> _foreign = [];

    public FunctionEffects(Method method)
    {
        _functions = method.Functions.ToDictionary(f => f.Name);
        if (_functions.Count == 0) return;
        foreach (Op op in method.Ops)
        {
            if (op is View view) _views[view.Result] = view.Array;
            if (op is Row row) _views[row.Result] = row.Jagged;
        }

        int before = -1;
        while (_read.Count + _written.Count + _foreign.Count != before)
        {
            before = _read.Count + _written.Count + _foreign.Count;
            foreach (Function function in method.Functions)
            {
                foreach (Op op in OpShape.Deep(function.Body))
                {
                    _read.UnionWith(ReadBy(op).Select(Root));
                    _written.UnionWith(WrittenBy(op).Select(Root));
                    if (ChangesState(op)) _foreign.Add(function.Name);
                }
            }
        }
    }

    /// <summary>Whether the function that has this parameter may read its elements.</summary>
    public bool IsRead(Value parameter) => _read.Contains(parameter);

    /// <summary>Whether the function that has this parameter may change its elements.</summary>
    public bool IsWritten(Value parameter) => _written.Contains(parameter);

    /// <summary>Whether the op runs code of others, which may change the state that the method reads.</summary>
    public bool ChangesState(Op op) => op is Foreign { ChangesState: true } || (op is Invoke call && _foreign.Contains(call.Function));

    /// <summary>The arrays that the op itself reads elements of, not those inside it.</summary>
    public IEnumerable<Value> ReadBy(Op op) => op switch
    {
        Load load => [load.Array],
        LoadLanes load => [load.Array],
        GatherLanes load => [load.Array],
        AddSums sums => [sums.Accumulators],
        Foreign { Given: { } given } foreign => foreign.Arguments.Where((a, i) => a.Type is ArrayType && !given.Outputs.Contains(i)),
        Foreign foreign => foreign.Arguments.Where(a => a.Type is ArrayType),
        Invoke call => Handed(call, _read),
        _ => [],
    };

    /// <summary>The arrays that the op itself changes, not those inside it.</summary>
    public IEnumerable<Value> WrittenBy(Op op) => op switch
    {
        Store store => [store.Array],
        Accumulate accumulate => [accumulate.Array],
        Clear clear => [clear.Array],
        AddLanes added => [added.Array],
        ScatterLanes added => [added.Array],
        SumLanes summed => [summed.Accumulators],
        AddSums sums => [sums.Array],
        Foreign foreign => foreign.Changed,
        Invoke call => Handed(call, _written),
        _ => [],
    };

    private IEnumerable<Value> Handed(Invoke call, HashSet<Value> parameters) =>
        _functions.TryGetValue(call.Function, out Function function) ? call.Arguments.Where((_, i) => parameters.Contains(function.Body.Parameters[i])) : [];

    private Value Root(Value array)
    {
        while (_views.TryGetValue(array, out Value below)) array = below;
        return array;
    }
}
