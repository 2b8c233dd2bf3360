using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Has each function take memory of one C# type: a span of numbers, or one of structs of which it sees a member.</summary>
/// <remarks>
/// Before:  F(bodies.Position); F(buffer)     bodies is a Span&lt;Body&gt;, buffer a Span&lt;double&gt;
/// After:   F(bodies.Position); F2(buffer)
/// </remarks>
internal sealed class FunctionVariants
{
    private readonly Method _method;
    private readonly ValueFactory _values;
    private readonly MemoryOrigins _origins;
    private readonly Dictionary<string, Function> _functions;
    private readonly Dictionary<string, List<(Parameter?[] Memory, string Name)>> _variants = [];
    private readonly HashSet<string> _names;
    private readonly List<Function> _made = [];

    private FunctionVariants(Method method)
    {
        _method = method;
        _values = new ValueFactory(method);
        _origins = new MemoryOrigins(method);
        _functions = method.Functions.ToDictionary(f => f.Name);
        _names = [.. _functions.Keys];
    }

    public static Method Run(Method method) =>
        method.Functions.Count > 0 && method.Parameters.Any(MemoryOrigins.IsOfStructs) ? new FunctionVariants(method).Run() : method;

    private Method Run()
    {
        Region body = Rewrite(_method.Body);
        return _method with { Body = body, Functions = _made.ToEquatable(), Names = _values.Names() };
    }

    private Region Rewrite(Region region) => region with
    {
        Ops = region.Ops.Select(op => op is Invoke call ? Rewrite(call) : OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Rewrite)])).ToEquatable(),
    };

    private Invoke Rewrite(Invoke call)
    {
        Parameter?[] memory = [.. call.Arguments.Select(_origins.Of)];
        if (!_variants.TryGetValue(call.Function, out List<(Parameter?[] Memory, string Name)>? variants)) _variants[call.Function] = variants = [];
        foreach ((Parameter?[] other, string name) in variants)
            if (other.Zip(memory, AreSame).All(same => same)) return call with { Function = name };

        string free = call.Function;
        for (int i = 2; variants.Count > 0 && !_names.Add(free); i++) free = call.Function + i;
        variants.Add((memory, free));
        Region body = variants.Count == 1 ? _functions[call.Function].Body : Copy(_functions[call.Function].Body);
        for (int i = 0; i < memory.Length; i++) _origins.Set(body.Parameters[i], memory[i]);
        _origins.Add(body);
        int place = _made.Count;
        Function variant = _functions[call.Function] with { Name = free, Body = body };
        _made.Add(variant);
        _made[place] = variant with { Body = Rewrite(body) };
        return call with { Function = free };
    }

    private static bool AreSame(Parameter? left, Parameter? right) => left?.TypeName == right?.TypeName && left?.Member == right?.Member;

    private Region Copy(Region region)
    {
        Dictionary<Value, Value> map = [];
        return OpShape.Rebuild(region, v => map.TryGetValue(v, out Value mapped) ? mapped : v, v => map[v] = _values.New(v.Type, _values.NameOf(v)));
    }
}
