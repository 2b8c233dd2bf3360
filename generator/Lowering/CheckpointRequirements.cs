using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Whether a loop can run again, from any of its states, after the method has run.</summary>
internal sealed class CheckpointRequirements
{
    private readonly Method _primal;
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _lasting;
    private readonly HashSet<Op> _inFunctions;
    private readonly HashSet<string> _impure = [];
    private readonly bool _runsForeignCode;

    public CheckpointRequirements(Method primal)
    {
        _primal = primal;
        _roots = new MemoryRoots(primal);
        _lasting = [.. primal.Parameters.Select(p => p.Value), .. primal.Body.Ops.SelectMany(OpShape.Results)];
        _inFunctions = new HashSet<Op>(primal.Functions.SelectMany(f => OpShape.Deep(f.Body)), ByReference<Op>.Instance);
        _runsForeignCode = primal.Ops.Any(op => op is Foreign { IsPure: false });
        int before = -1;
        while (_impure.Count != before)
        {
            before = _impure.Count;
            foreach (Function function in primal.Functions)
                if (OpShape.Deep(function.Body).Any(IsImpure)) _impure.Add(function.Name);
        }
    }

    /// <returns>What stands in the way, and what to do; null where nothing does.</returns>
    public (string What, string Instead)? Unmet(For loop)
    {
        if (_inFunctions.Contains(loop)) return ("in a method that calls itself", "move the loop to a method that does not");
        IReadOnlyList<Op> ops = OpShape.Deep(loop);
        if (ops.Any(IsImpure)) return ("for a loop that runs code of others, which may not run twice", "compute before the loop what that code returns, and read it from an array");
        if (_runsForeignCode && ops.Any(op => op is Foreign { IsPure: true } or External { IsFixed: false }))
            return ("for a loop that reads state which other code of the method may change", "read it into a local before the loop");
        if (ops.Any(op => op is Foreign { IsFunction: true } && op.Used.Any(v => v.Type.IsMemory || v.Type is HeapType)))
            return ("for a loop that hands an array to a function whose derivative is given by hand", "write in the loop what the function does");
        if (ops.Any(op => op is Foreign && op.Used.Any(v => v.Type.IsMemory || v.Type is HeapType)))
            return ("for a loop that hands an array to code of others", "write what that code does");
        if (loop.Initial.Any(v => v.Type is not ScalarType)) return ("for a loop that changes which object a variable holds", "choose it before the loop");

        foreach (Value value in OpShape.FreeValues(loop).OrderBy(v => v.Id))
        {
            if (value.Type is OpaqueType && !_lasting.Contains(value)) return ("for a loop that uses an object which a branch or loop around it makes", "read what it needs of that object into locals before it");
            if (_roots.Of(value).Type is HeapType) return ("for a loop on arrays whose lengths a branch or loop decides", "make the arrays before that, as long as they ever get");
            if (_roots.Of(value) is { Type: JaggedType } jagged && (_runsForeignCode || IsWritten(jagged))) return ("for a loop on an array of arrays that is written", "use one array");
        }

        return null;
    }

    private bool IsImpure(Op op) => op is Foreign { IsPure: false, IsFunction: false } || (op is Invoke call && _impure.Contains(call.Function));

    private bool IsWritten(Value root) => _primal.Body.Ops.Any(op => _roots.WrittenBy(op).Contains(root));
}
