using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The forward and reverse parts of all functions of a method.</summary>
internal sealed class FunctionAdjoints
{
    private readonly AdjointContext _context;
    private readonly Method _primal;
    private readonly Dictionary<string, FunctionAdjoint> _byName = [];
    private readonly Dictionary<string, FrameTapes> _tapes = [];
    private readonly HashSet<Op> _reversed = new(ByReference<Op>.Instance);

    public FunctionAdjoints(AdjointContext context, Method primal)
    {
        (_context, _primal) = (context, primal);
        HashSet<string> taken = [.. primal.Functions.Select(f => f.Name)];
        foreach (Function function in primal.Functions)
            _byName.Add(function.Name, new FunctionAdjoint(context, function, Unused(function.Name + "Forward"), Unused(function.Name + "Reverse")));

        string Unused(string name)
        {
            string free = name;
            for (int i = 2; !taken.Add(free); i++) free = $"{name}{i}";
            return free;
        }
    }

    /// <summary>Writes all parts. What one reverse needs to be handed, those that call it must have, and may need in turn.</summary>
    public void Build()
    {
        HandedMemory memory = new(_primal, _context);
        bool grows = _byName.Count > 0;
        while (grows)
        {
            grows = false;
            foreach (FunctionAdjoint function in _byName.Values) grows |= function.Build(memory);
        }
    }

    /// <summary>The function of a call that is reversed here.</summary>
    public FunctionAdjoint Reversed(Invoke call)
    {
        _reversed.Add(call);
        return _byName[call.Function];
    }

    /// <summary>The op as it runs forward: where its reverse follows, a call goes to the part that keeps what that needs.</summary>
    public Op Forward(Op op) => _reversed.Contains(op) && op is Invoke call ? call with { Function = _byName[call.Function].ForwardName } : op;

    /// <summary>The finished method with all functions that it calls, and with the tapes that they share.</summary>
    public Method Complete(Method method)
    {
        foreach (FunctionAdjoint function in _byName.Values) _tapes[function.ForwardName] = _tapes[function.ReverseName] = function.Tapes;
        Method all = (method with
        {
            Functions = _primal.Functions.Concat(_byName.Values.SelectMany(f => new[] { f.Forward, f.Reverse })).ToEquatable(),
        }).WithoutUncalled();

        TapeType[] types = [.. all.Functions.Where(f => _tapes.ContainsKey(f.Name)).SelectMany(f => _tapes[f.Name].Types).Distinct().OrderBy(t => t.Element.Keyword, System.StringComparer.Ordinal)];
        Value[] own = [.. types.Select(t => FrameTapes.New(t, _context.Values))];
        Region body = HandOn(all.Body, own);
        return all with
        {
            Body = body with { Ops = own.Select(t => (Op)new NewTape(t)).Concat(body.Ops).ToEquatable() },
            Functions = all.Functions.Select(f => WithTapes(f, types)).ToEquatable(),
            Names = _context.Values.Names(),
        };
    }

    private Function WithTapes(Function function, TapeType[] types)
    {
        if (!_tapes.TryGetValue(function.Name, out FrameTapes tapes)) return function;
        bool isReverse = _byName.Values.Any(f => f.ReverseName == function.Name);
        Value[] own = [.. types.Select(t => isReverse ? tapes.Reverse(t) : tapes.Forward(t))];
        Region body = HandOn(function.Body, own);
        return function with { Body = body with { Parameters = body.Parameters.Concat(own).ToEquatable() } };
    }

    /// <summary>Every call of a forward or reverse part gets the tapes too.</summary>
    private Region HandOn(Region region, Value[] tapes)
    {
        return region with { Ops = region.Ops.Select(HandOnIn).ToEquatable() };

        Op HandOnIn(Op op)
        {
            if (op is Invoke call && _tapes.ContainsKey(call.Function)) return call with { Arguments = call.Arguments.Concat(tapes).ToEquatable() };
            EquatableArray<Region> regions = OpShape.Regions(op);
            return regions.Count == 0 ? op : OpShape.WithRegions(op, [.. regions.Select(r => HandOn(r, tapes))]);
        }
    }
}
