using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Gives each call what its function wants beside the arguments, once all bodies are lowered: what they see around them is known then.</summary>
/// <remarks>
/// Of variables that is their value at the call. An object is one value wherever it is known, and is handed on as such: to a
/// function that speaks of it, or that calls one that does.
/// </remarks>
internal sealed class FunctionCompletion(CalledFunctions called, ValueFactory values)
{
    private readonly Dictionary<CalledFunction, Region> _bodies = called.All.ToDictionary(f => f, f => f.Body!.Build([], f.Yields));
    private readonly Dictionary<CalledFunction, List<Value>> _objects = called.All.ToDictionary(f => f, _ => new List<Value>());

    public Method Run(Method method)
    {
        See(method.Body);
        foreach (CalledFunction function in called.All) _bodies[function] = WithVariables(_bodies[function]);
        Region root = WithVariables(method.Body);
        FindObjects([.. method.Parameters.Select(p => p.Value), .. OpShape.Deep(root).SelectMany(OpShape.Results)]);
        return method with
        {
            Body = WithObjects(root),
            Functions = called.All.Select(Finished).ToEquatable(),
            Names = values.Names(),
        };
    }

    /// <summary>What a function sees that is around its caller too, its caller sees.</summary>
    private void See(Region root)
    {
        int before = -1;
        while (before != called.All.Sum(f => f.Seen.Count))
        {
            before = called.All.Sum(f => f.Seen.Count);
            foreach (Op op in _bodies.Values.Prepend(root).SelectMany(OpShape.Deep))
            {
                if (!called.Sites.TryGetValue(op, out CallSite site)) continue;
                foreach (Variable variable in site.Target.Seen.ToArray()) site.Variables.Find(variable);
            }
        }
    }

    private Region WithVariables(Region region)
    {
        RegionBuilder builder = new(values);
        foreach (Op op in region.Ops)
        {
            if (called.Sites.TryGetValue(op, out CallSite site) && op is Invoke call)
            {
                IEnumerable<Value> seen = site.Target.Seen.Select(v => site.Variables.Find(v) ?? Unset(v, builder)).ToArray();
                builder.Add(With(call, seen));
                continue;
            }

            EquatableArray<Region> inner = OpShape.Regions(op);
            builder.Add(inner.Count == 0 ? op : OpShape.WithRegions(op, [.. inner.Select(WithVariables)]));
        }

        return builder.Build(region.Parameters, region.Yields);
    }

    // Assigned by the call, or by none: the compiler has proved that it is not read before.
    private static Value Unset(Variable variable, RegionBuilder builder) => variable.Type.IsAssignable
        ? builder.Zero(variable.Type)
        : throw new InvalidOperationException($"'{variable.Name}' is not there");

    private void FindObjects(HashSet<Value> outside)
    {
        Dictionary<string, CalledFunction> byName = called.All.ToDictionary(f => f.Name);
        Dictionary<CalledFunction, HashSet<Value>> defined = called.All.ToDictionary(f => f, f => Defined(f));
        // Memory variables that nobody has assigned are values of nothing.
        HashSet<Value> known = [.. outside, .. defined.Values.SelectMany(d => d)];
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (CalledFunction function in called.All)
            {
                IEnumerable<Value> wanted = OpShape.FreeValues(_bodies[function])
                    .Concat(OpShape.Deep(_bodies[function]).OfType<Invoke>().SelectMany(call => _objects[byName[call.Function]]));
                foreach (Value value in wanted.OrderBy(v => v.Id).ToArray())
                {
                    if (defined[function].Contains(value) || _objects[function].Contains(value) || !known.Contains(value)) continue;
                    _objects[function].Add(value);
                    grows = true;
                }
            }
        }
    }

    private HashSet<Value> Defined(CalledFunction function)
    {
        HashSet<Value> defined = [.. Parameters(function)];
        foreach (Op op in OpShape.Deep(_bodies[function]))
        {
            defined.UnionWith(OpShape.Results(op));
            foreach (Region inner in OpShape.Regions(op)) defined.UnionWith(inner.Parameters);
        }

        return defined;
    }

    private static IEnumerable<Value> Parameters(CalledFunction function) => function.Parameters.Concat(function.Seen.Select(function.ParameterOf));

    private Region WithObjects(Region region) => region with
    {
        Ops = region.Ops.Select(op => op is Invoke call
            ? With(call, _objects[called.All.First(f => f.Name == call.Function)])
            : OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(WithObjects)])).ToEquatable(),
    };

    private Invoke With(Invoke call, IEnumerable<Value> more)
    {
        Invoke with = call with { Arguments = call.Arguments.Concat(more).ToEquatable() };
        called.Replace(call, with);
        return with;
    }

    private Function Finished(CalledFunction function)
    {
        Dictionary<Value, Value> own = _objects[function].ToDictionary(v => v, v => values.New(v.Type, values.NameOf(v)));
        Region body = Renamed(WithObjects(_bodies[function]), v => own.TryGetValue(v, out Value parameter) ? parameter : v);
        return new Function(function.Name, body with { Parameters = Parameters(function).Concat(_objects[function].Select(v => own[v])).ToEquatable() });
    }

    private Region Renamed(Region region, Func<Value, Value> name) => new(
        region.Parameters,
        region.Ops.Select(op =>
        {
            if (op is not Invoke call) return OpShape.WithRegions(OpShape.WithOperands(op, name), [.. OpShape.Regions(op).Select(r => Renamed(r, name))]);
            Invoke renamed = (Invoke)OpShape.WithOperands(call, name);
            called.Replace(call, renamed);
            return renamed;
        }).ToEquatable(),
        region.Yields.Select(name).ToEquatable());
}
