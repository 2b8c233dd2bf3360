using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Memory that an iteration makes, fills, and then reads again and again.</summary>
/// <remarks>
/// Before:  for i { h = new f64[n];  for j { h[j] = … }  for k { for j { … h[j] … } } }
/// Its elements are fewer than the reads of them: a reverse that reads them too had better keep the memory than what each read gave.
/// </remarks>
internal sealed class SettledMemory
{
    private readonly MemoryRoots _roots;
    private readonly Dictionary<Value, New> _memory = [];
    private readonly HashSet<Op> _loads = new(ByReference<Op>.Instance);

    /// <param name="top">What holds the memory and all reads.</param>
    /// <param name="roots">Of the method.</param>
    public SettledMemory(Op top, MemoryRoots roots)
    {
        _roots = roots;
        foreach (Region region in OpShape.Deep(top).SelectMany(op => OpShape.Regions(op))) Search(region);
    }

    /// <summary>What makes the memory; null where it is no such.</summary>
    public New? Of(Value root) => _memory.TryGetValue(root, out New? memory) ? memory : null;

    public IEnumerable<New> All => _memory.Values;

    /// <summary>Whether nothing is written to the memory any more where this is read.</summary>
    public bool IsSettled(Load load) => _loads.Contains(load);

    /// <summary>The memory cannot be kept.</summary>
    public void Forget(New memory)
    {
        _memory.Remove(memory.Result);
        _loads.RemoveWhere(op => _roots.Of(((Load)op).Array) == memory.Result);
    }

    private void Search(Region region)
    {
        for (int at = 0; at < region.Ops.Count; at++)
        {
            if (region.Ops[at] is not New memory) continue;
            int last = at;
            bool isPlain = true;
            for (int i = at + 1; i < region.Ops.Count; i++)
            {
                foreach (Op op in OpShape.Deep(region.Ops[i]))
                {
                    if (!op.Used.Any(v => v.Type.IsMemory && _roots.Of(v) == memory.Result)) continue;
                    isPlain &= op is Load or Store or Clear or View or Length;
                    if (op is Store or Clear) last = i;
                }
            }

            if (!isPlain) continue;
            Load[] settled = [.. region.Ops.Skip(last + 1).SelectMany(op => OpShape.Deep(op)).OfType<Load>().Where(l => _roots.Of(l.Array) == memory.Result)];
            bool isReadOften = region.Ops.Skip(last + 1).OfType<Loop>().SelectMany(loop => OpShape.Regions(loop)).SelectMany(r => r.Deep).OfType<Loop>().SelectMany(inner => OpShape.Deep(inner)).Any(settled.Contains);
            if (!isReadOften) continue;
            _memory.Add(memory.Result, memory);
            _loads.UnionWith(settled);
        }
    }
}
