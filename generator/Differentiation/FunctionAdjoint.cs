using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>A function's forward part, which keeps what its reverse needs, and its reverse part.</summary>
/// <remarks>
/// y = f(x, a)      becomes  y = fForward(x, a, tapes)                     and  x̄ += fReverse(x, ā, ȳ, tapes)
/// The reverse takes of f's parameters those that it needs, then the shadows of active memory, then the adjoints of the active
/// results; it returns the adjoints of the active scalars.
/// </remarks>
internal sealed class FunctionAdjoint
{
    private readonly AdjointContext _context;
    private readonly Function _primal;

    public FunctionAdjoint(AdjointContext context, Function primal, string forwardName, string reverseName)
    {
        (_context, _primal, ForwardName, ReverseName) = (context, primal, forwardName, reverseName);
        Region body = primal.Body;
        Shadowed = [.. Where(body.Parameters, v => v.Type.IsMemory && context.Activity.IsActive(v))];
        Returned = [.. Where(body.Parameters, v => v.Type.IsFloat && context.Activity.IsActive(v))];
        Seeded = [.. Where(body.Yields, v => v.Type.IsFloat && context.Activity.IsActive(v))];
        Tapes = new FrameTapes(context.Values);
    }

    public string ForwardName { get; }

    public string ReverseName { get; }

    /// <summary>Which parameters the reverse takes too. Grows while the functions that call each other are built again and again.</summary>
    public IReadOnlyList<int> Needed { get; private set; } = [];

    /// <summary>Which memory parameters have shadows.</summary>
    public IReadOnlyList<int> Shadowed { get; }

    /// <summary>Which results have adjoints.</summary>
    public IReadOnlyList<int> Seeded { get; }

    /// <summary>Of which parameters the reverse returns the adjoints.</summary>
    public IReadOnlyList<int> Returned { get; }

    public FrameTapes Tapes { get; private set; }

    /// <summary>Both parts, without their tapes among the parameters.</summary>
    public Function Forward { get; private set; } = null!;

    public Function Reverse { get; private set; } = null!;

    /// <summary>Writes both parts; returns whether the reverse turned out to need more of the parameters.</summary>
    public bool Build(HandedMemory memory)
    {
        Region body = _primal.Body;
        ValueFactory values = _context.Values;
        Tapes = new FrameTapes(values);
        SplitStorage storage = new(_context, _primal, Tapes, memory);
        ReverseSweep sweep = new(_context);

        Value[] shadows = [.. Shadowed.Select(i => values.New(body.Parameters[i].Type, _context.AdjointName(body.Parameters[i])))];
        for (int i = 0; i < shadows.Length; i++) _context.Shadows[body.Parameters[Shadowed[i]]] = shadows[i];
        AdjointScope scope = new(new RegionBuilder(values));
        Value[] seeds = [.. Seeded.Select(i => sweep.Fresh(body.Yields[i]))];
        sweep.Seed([.. Seeded.Select(i => body.Yields[i])], seeds.Select(s => (Value?)s), scope);
        sweep.Region(body, scope, storage);
        Value[] adjoints = [.. Returned.Select(i => scope.OrZero(body.Parameters[i]))];

        Dictionary<Value, Value> own = body.Parameters.ToDictionary(p => p, p => values.New(p.Type, values.NameOf(p)));
        Region reverse = storage.Resolve(body, owner: null, scope.Builder.Ops, adjoints, [.. shadows, .. seeds], own);
        HashSet<Value> used = OpShape.FreeValues(reverse);
        int[] needed = [.. Where(body.Parameters, p => used.Contains(own[p])).Union(Needed).OrderBy(i => i)];
        Reverse = new Function(ReverseName, reverse with { Parameters = needed.Select(i => own[body.Parameters[i]]).Concat(reverse.Parameters).ToEquatable() });
        Forward = new Function(ForwardName, Copy(storage.Forward(_primal)));

        bool grows = needed.Length > Needed.Count;
        Needed = needed;
        return grows;
    }

    // The primal may still be called beside its forward part: no value may be defined in both.
    private Region Copy(Region region)
    {
        Dictionary<Value, Value> map = [];
        return OpShape.Rebuild(region, v => map.TryGetValue(v, out Value mapped) ? mapped : v, v => map[v] = _context.Values.New(v.Type, _context.Values.NameOf(v)));
    }

    private static IEnumerable<int> Where(EquatableArray<Value> values, System.Func<Value, bool> holds) =>
        Enumerable.Range(0, values.Count).Where(i => holds(values[i]));
}
