using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Makes the memory of a gradient, which a caller would hand in, the method's own.</summary>
internal static class OwnOutputs
{
    /// <param name="derived">The method, whose body writes to the outputs.</param>
    /// <param name="outputs">Memory for a gradient, which no parameter holds any more.</param>
    /// <param name="own">The loss's parameters, whose lengths it has.</param>
    public static Method Of(Method derived, IEnumerable<Parameter> outputs, IReadOnlyList<Parameter> own)
    {
        ValueFactory values = new(derived);
        RegionBuilder start = new(values);
        Dictionary<Value, (Value Jagged, Value Heap, Value Starts)> rows = [];
        foreach (Parameter output in outputs)
        {
            Parameter parameter = own.First(p => p.Name == output.Of && p.Member == output.Member);
            Value of = parameter.Value;
            if (of.Type is JaggedType)
            {
                (Value heap, Value starts) = RowShadows.Of(of, start, values.NameOf(output.Value));
                rows[output.Value] = (of, heap, starts);
            }
            else
            {
                start.Add(new New(output.Value, start.Length(of, parameter.ArrivesNull), Zeroed: true));
            }
        }

        Region body = rows.Count == 0 ? derived.Body : Rows(derived.Body);
        // It is 0 to begin with, and need not be cleared first.
        HashSet<Value> made = [.. start.Ops.OfType<New>().Select(n => n.Result)];
        body = body with { Ops = body.Ops.Where((op, i) => !(op is Clear clear && made.Contains(clear.Array) && body.Ops.Take(i).All(earlier => earlier is Clear or PureOp or New))).ToEquatable() };
        return derived with { Body = body with { Ops = start.Ops.Concat(body.Ops).ToEquatable() }, Names = values.Names() };

        Region Rows(Region region)
        {
            RegionBuilder builder = new(values);
            foreach (Op op in region.Ops)
            {
                EquatableArray<Region> inner = OpShape.Regions(op);
                if (inner.Count > 0) builder.Add(OpShape.WithRegions(op, [.. inner.Select(Rows)]));
                else if (op is Row row && rows.TryGetValue(row.Jagged, out (Value Jagged, Value Heap, Value Starts) known))
                    builder.Add(new View(row.Result, known.Heap, builder.Load(known.Starts, row.Index), builder.Length(builder.Row(known.Jagged, row.Index))));
                // Its parts are 0 to begin with.
                else if (op is not Clear clear || !rows.ContainsKey(clear.Array)) builder.Add(op);
            }

            return builder.Build(region.Parameters, region.Yields);
        }
    }
}
