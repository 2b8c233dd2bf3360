using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Whether a method that ran may run again, and nobody notices.</summary>
/// <remarks>
/// What it writes of others it never reads: it sets elements, or has set all of them to 0 before it adds to any. It runs no code that may change
/// something, and asks for no objects.
/// </remarks>
internal static class Repetition
{
    public static bool IsPossible(Method method, MemoryRoots roots)
    {
        HashSet<Value> outside = [.. method.Parameters.Where(p => p.Value.Type.IsMemory).Select(p => roots.Of(p.Value))];
        foreach (Op op in method.Ops.OfType<External>())
            if (op.Defined[0].Type.IsMemory) outside.Add(roots.Of(op.Defined[0]));
        HashSet<Value> written = [], read = [];
        foreach (Op op in method.Ops)
        {
            if (op is Foreign { IsPure: false } or Invoke or NewHeap or Take or NewRows or StoreRow) return false;
            if (OpShape.Regions(op).Count > 0) continue;
            written.UnionWith(roots.WrittenBy(op).Where(outside.Contains));
            if (op is not Accumulate) read.UnionWith(roots.ReadBy(op).Where(outside.Contains));
        }

        return !written.Overlaps(read) && AreCleared(method, roots, outside);
    }

    private static bool AreCleared(Method method, MemoryRoots roots, HashSet<Value> outside)
    {
        HashSet<Value> cleared = [];
        foreach (Op op in method.Body.Ops)
        {
            if (op is Clear { Array: var array } && roots.Of(array) == array) cleared.Add(array);
            else if (OpShape.Deep(op).OfType<Accumulate>().Any(a => outside.Contains(roots.Of(a.Array)) && !cleared.Contains(roots.Of(a.Array)))) return false;
        }

        return true;
    }
}
