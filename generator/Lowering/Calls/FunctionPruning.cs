using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes parameters and results from functions that nobody reads, but to hand them on to such.</summary>
/// <remarks>
/// Before:  f(n, x, y) { if … { r, y2 = f(n - 1, x, y) } yield …, y2 }   y is not read, nor what is returned of it
/// After:   f(n, x) { if … { r = f(n - 1, x) } yield … }
/// </remarks>
internal static class FunctionPruning
{
    public static Method Run(Method method)
    {
        if (method.Functions.Count == 0) return method;
        Dictionary<string, Function> functions = method.Functions.ToDictionary(f => f.Name);
        HashSet<Value> live = [.. method.Body.Yields];
        HashSet<(string, int)> liveResults = [];
        int before = -1;
        while (before != live.Count + liveResults.Count)
        {
            before = live.Count + liveResults.Count;
            foreach (Region body in method.Bodies)
            {
                Liveness.Mark(body, live, call => functions[call.Function].Body.Parameters);
                foreach (Invoke call in OpShape.Deep(body).OfType<Invoke>())
                    for (int i = 0; i < call.Results.Count; i++)
                        if (live.Contains(call.Results[i])) liveResults.Add((call.Function, i));
            }

            foreach (Function function in method.Functions)
                live.UnionWith(function.Body.Yields.Where((_, i) => liveResults.Contains((function.Name, i))));
        }

        return method with
        {
            Body = Narrow(method.Body),
            Functions = method.Functions.Select(f => f with
            {
                Body = Narrow(f.Body) with
                {
                    Parameters = f.Body.Parameters.Where(live.Contains).ToEquatable(),
                    Yields = Results(f.Name, f.Body.Yields),
                },
            }).ToEquatable(),
        };

        EquatableArray<Value> Results(string function, EquatableArray<Value> all) => all.Where((_, i) => liveResults.Contains((function, i))).ToEquatable();

        Region Narrow(Region region) => region with { Ops = region.Ops.Select(NarrowOp).ToEquatable() };

        Op NarrowOp(Op op)
        {
            if (op is not Invoke call) return OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Narrow)]);
            EquatableArray<Value> parameters = functions[call.Function].Body.Parameters;
            return new Invoke(Results(call.Function, call.Results), call.Function, call.Arguments.Where((_, i) => live.Contains(parameters[i])).ToEquatable());
        }
    }
}
