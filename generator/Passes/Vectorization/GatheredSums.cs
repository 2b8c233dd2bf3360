using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Gathers in an array what a loop adds to an output whose numbers do not stand in a row.</summary>
/// <remarks>
/// Before:  for i { weightsGradient[1, 2] += u }
/// After:   sums = new f64[n];  for i { sums[at 1, 2] += u };  for k { weightsGradient at k += sums[k] }
/// Lanes add to spans of numbers alone: of a grid, or of a member of structs, there is none that they could be handed.
/// </remarks>
internal sealed class GatheredSums
{
    private readonly List<(Value Output, Value Sums)> _gathered = [];
    private readonly RegionBuilder _before;
    private readonly RegionBuilder _after;

    private GatheredSums(For loop, ValueFactory values) => (Loop, _before, _after) = (loop, new RegionBuilder(values), new RegionBuilder(values));

    public For Loop { get; private set; }

    /// <summary>The arrays, made.</summary>
    public IReadOnlyList<Op> Before => _before.Ops;

    public IEnumerable<Value> Sums => _gathered.Select(g => g.Sums);

    /// <summary>What is in the arrays, added to the outputs.</summary>
    public IReadOnlyList<Op> After => _after.Ops;

    public static GatheredSums Of(For loop, Method method, MemoryRoots roots, ValueFactory values)
    {
        GatheredSums gathered = new(loop, values);
        IReadOnlyList<Op> ops = OpShape.Deep(loop.Body);
        foreach (Parameter output in method.Parameters.Where(p => p.Role == ParameterRole.Gradient && p.Value.Type == new ArrayType(IrType.F64) && !(p.IsPlain && p.Form is ParameterForm.Array or ParameterForm.Span)))
        {
            IEnumerable<Op> uses = ops.Where(op => op.Used.Any(v => v.Type.IsMemory && roots.Of(v) == output.Value));
            if (uses.Any() && uses.All(op => op is Accumulate or View or Length)) gathered.Gather(output.Value, values);
        }

        return gathered;
    }

    private void Gather(Value output, ValueFactory values)
    {
        Value length = _before.Length(output);
        Value sums = _before.New(IrType.F64, length, zeroed: true, values.NameOf(output) is { Length: > 0 } name ? name + "Sums" : "sums");
        Value Own(Value value) => value == output ? sums : value;
        Loop = Loop with { Body = Loop.Body with { Ops = Loop.Body.Ops.Select(op => OpShape.Rebuild(op, Own, v => v)).ToEquatable() } };
        _gathered.Add((output, sums));

        Value index = values.New(IrType.I32, "k");
        RegionBuilder adding = new(values) { IsLoop = true };
        adding.Accumulate(output, index, adding.Load(sums, index));
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        _after.Add(new For(none, _after.Integer(IrType.I32, 0), BinaryKind.Less, length, 1, false, none, adding.Build([index], [])));
    }
}
