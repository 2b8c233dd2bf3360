using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Which bool values are known constants: what keeps flags out of the program where the exit is plain.</summary>
internal sealed class Truths
{
    private readonly Dictionary<Value, bool> _known = [];

    public void Learn(Value value, bool truth) => _known[value] = truth;

    public bool? Of(Value value) => _known.TryGetValue(value, out bool truth) ? truth : null;
}
