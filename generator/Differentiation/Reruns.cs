using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Whether, and how, a method can run several times where its caller sees one run.</summary>
internal static class Reruns
{
    /// <summary>Pieces of memory that the pool keeps for a thread, and that are rented at once.</summary>
    private const int MostBuffers = 28;

    /// <summary>Code of others would run as often.</summary>
    public static bool Allows(Method primal) => !primal.Ops.Any(op => op is Foreign { IsPure: false, IsFunction: false });

    /// <summary>Parameters whose memory the method reads and writes.</summary>
    public static IReadOnlyList<Parameter> Changed(Method primal)
    {
        MemoryRoots roots = new(primal);
        ValueSet written = new(primal.Body.Ops.SelectMany(roots.WrittenBy)), read = new(primal.Body.Ops.SelectMany(roots.ReadBy));
        return [.. primal.Parameters.Where(p => p.Value.Type.IsMemory && written.Contains(p.Value) && (read.Contains(p.Value) || p.Role == ParameterRole.Wrt))];
    }

    /// <summary>How many directions fit in one run: each has memory of its own.</summary>
    /// <param name="method">What runs.</param>
    /// <param name="memory">Pieces of memory beside its own.</param>
    /// <param name="along">The method with one direction.</param>
    /// <param name="each">Pieces of memory that a direction has beside those of its tangents.</param>
    public static int MostLanes(Method method, int memory, Method along, int each)
    {
        int own = Buffers(method) + memory, more = Buffers(along) - Buffers(method) + each;
        return more == 0 ? int.MaxValue : System.Math.Max(1, (MostBuffers - own) / more);
    }

    /// <summary>Whether the pool keeps as much for a thread.</summary>
    public static bool FitsPool(Method method) => Buffers(method) <= MostBuffers;

    private static int Buffers(Method method) => method.Ops.Count(op => op is New);
}
