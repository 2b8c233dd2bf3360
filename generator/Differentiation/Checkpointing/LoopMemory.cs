using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The memory from outside that a loop uses, by its roots.</summary>
internal sealed class LoopMemory
{
    public LoopMemory(AdjointContext context, For loop)
    {
        HashSet<Value> outside = [.. OpShape.FreeValues(loop).Where(v => v.Type is ArrayType).Select(context.Roots.Of).Where(r => r.Type is ArrayType)];
        HashSet<Value> written = context.Roots.WrittenBy(loop);
        Written = [.. outside.Where(written.Contains).OrderBy(r => r.Id)];
        Read = [.. outside.Where(r => !written.Contains(r)).OrderBy(r => r.Id)];
    }

    /// <summary>What it writes: part of its state.</summary>
    public IReadOnlyList<Value> Written { get; }

    /// <summary>What it reads only.</summary>
    public IReadOnlyList<Value> Read { get; }

    public static ScalarType Element(Value root) => ((ArrayType)root.Type).Element;
}
