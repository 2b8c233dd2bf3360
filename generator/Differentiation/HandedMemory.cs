using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What becomes, until a function's reverse runs, of the memory that the function was handed.</summary>
/// <remarks>
/// Elements may change if a function writes them, or the method's body after a call. Memory may be gone if it is a
/// function's own, or that of a branch or loop of the body.
/// </remarks>
internal sealed class HandedMemory
{
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _written = [];

    public HandedMemory(Method method, AdjointContext context)
    {
        MemoryRoots roots = _roots = context.Roots;
        foreach (Function function in method.Functions)
            foreach (Op op in function.Body.Ops) _written.UnionWith(Written(op));
        AfterCalls(method.Body, []);

        HashSet<Value> lasting = [.. method.Parameters.Select(p => p.Value), .. method.Body.Ops.OfType<New>().Select(n => n.Result)];
        lasting.UnionWith(method.Ops.OfType<External>().Where(e => e.IsFixed || !context.RunsForeignCode).Select(e => e.Result));
        foreach (Value parameter in method.Functions.SelectMany(f => f.Body.Parameters).Where(p => p.Type.IsMemory))
        {
            Value[] memory = [.. roots.Memory.Of(parameter)];
            if (memory.Any(m => _written.Contains(m) || context.MayChange(m))) Changing.Add(roots.Of(parameter));
            if (!memory.All(lasting.Contains)) Gone.Add(roots.Of(parameter));
        }
    }

    /// <summary>Memory parameters whose elements may not be what they were.</summary>
    public HashSet<Value> Changing { get; } = [];

    /// <summary>Memory parameters that may be no more.</summary>
    public HashSet<Value> Gone { get; } = [];

    private IEnumerable<Value> Written(Op op) => _roots.WrittenBy(op).SelectMany(_roots.Memory.Of);

    private void AfterCalls(Region region, HashSet<Value> later)
    {
        later = [.. later];
        foreach (Op op in region.Ops.Reverse())
        {
            if (op is Invoke) _written.UnionWith(later);
            HashSet<Value> inside = [.. later];
            if (op is Loop) inside.UnionWith(Written(op));
            foreach (Region inner in OpShape.Regions(op)) AfterCalls(inner, inside);
            later.UnionWith(Written(op));
        }
    }
}
