using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Passes;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes out memory that branches yield and loops carry: what is carried is where it starts and how long it is.</summary>
/// <remarks>
/// Before:  p = while … carrying p = x { … load p[0] … yield view p[2, n] }
/// After:   s, n = while … carrying s = 0, n = length x { p = view x[s, n]; … load p[0] … yield s + 2, n }
/// Memory that may be one of several News is one arena with a part for each (<see cref="Arena"/>); where parameters are among
/// them, a number says which one it is, and each access is a branch. The IR behind the lowering knows where every array is from.
/// </remarks>
internal static class ReferenceResolution
{
    public static Method Run(Method method, MemoryChoices choices)
    {
        if (!IsNeeded(method)) return method;
        method = new InvariantCarries().Run(method);
        bool changesState = method.Ops.Any(op => op is Foreign { ChangesState: true });
        ValueFactory values = new(method);
        method = JaggedRows.Run(method, values, choices);
        HashSet<Value> own = [];
        Value[] parameters = [.. method.Parameters.Select(p => p.Value)];
        method = method.WithBodies(body => Resolve(body, body.Parameters.Count > 0 ? [.. body.Parameters] : parameters, values, choices, own, changesState));
        return Pruning.Run(UnusedViews.Remove(method with { Names = values.Names() }, own));
    }

    private static Region Resolve(Region body, IReadOnlyList<Value> inputs, ValueFactory values, MemoryChoices choices, HashSet<Value> own, bool changesState)
    {
        body = StartingCopies.Run(values, inputs, body, isFunction: body.Parameters.Count > 0);
        Scopes scopes = new(inputs, body);
        (HeldArrays held, Origins origins) = HeldArrays.Find(values, inputs, scopes, choices, changesState);
        ReferenceRewriter rewriter = new(values, scopes, origins, new Arenas(values, scopes, origins, held), choices);
        body = rewriter.Run(body);
        own.UnionWith(rewriter.Own);
        return body;
    }

    private static bool IsNeeded(Method method)
    {
        foreach (Op op in method.Ops)
        {
            if (op is If or Loop && OpShape.Results(op).Any(r => r.Type is ArrayType or JaggedType)) return true;
            if (op is NewRows) return true;
            if (op is Foreign { Code: MemoryChoices.StartOf or MemoryChoices.SameMemory or MemoryChoices.IsNullCode }) return true;
        }

        return false;
    }
}
