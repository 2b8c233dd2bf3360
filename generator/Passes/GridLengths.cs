using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Which grids of the caller's are known not to be null, so that how often a loop over one turns may be asked for before it is reached.</summary>
/// <remarks>The lengths of a grid are parameters, and what asks for one of a grid that is not there throws.</remarks>
internal sealed class GridLengths(Method method)
{
    private readonly Dictionary<Value, string> _lengths = method.Parameters.Where(p => p.IsLength && method.Parameters.Any(q => q.Name == p.Name && q.ArrivesNull)).ToDictionary(p => p.Value, p => p.Name);
    private readonly HashSet<string> _present = [];

    /// <summary>Tells of what runs in any case.</summary>
    public void Meet(Region region) => _present.UnionWith(Of(OpShape.FreeValues(region)));

    /// <summary>Whether all are whose lengths the bounds are made of.</summary>
    public bool AreThere(LoopTest test) => Of(test.Ends.Concat(test.Before.SelectMany(op => op.Used))).All(_present.Contains);

    private IEnumerable<string> Of(IEnumerable<Value> values) => values.Where(_lengths.ContainsKey).Select(v => _lengths[v]);
}
