using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Gives each use of a constant one of its own, as a person writes literals; named constants stay as they are.</summary>
/// <remarks>
/// Before:  n = 1;  a = x + n;  b = y >> n
/// After:   n = 1;  a = x + n;  m = 1;  b = y >> m
/// Printed, each is a literal, unless C# wants a variable in one of the places.
/// </remarks>
internal sealed class ConstantsAtUses : IPass
{
    public string Name => "constants-at-uses";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method)
    {
        private readonly ValueFactory _values = new(method);
        private readonly Dictionary<Value, Const> _shared = method.Ops.OfType<Const>()
            .Where(c => method.Names[c.Result.Id].Length == 0).ToDictionary(c => c.Result);

        public Method Run()
        {
            Method rewritten = method.WithBodies(Rewrite);
            return rewritten with { Names = _values.Names() };
        }

        private Region Rewrite(Region region)
        {
            RegionBuilder builder = new(_values);
            foreach (Op op in region.Ops)
            {
                if (op is Const constant && _shared.ContainsKey(constant.Result)) continue;

                // Only the op's own operands: those inside its regions are met there.
                Op own = OpShape.Regions(op).Count == 0 ? OpShape.WithOperands(op, v => Fresh(v, builder)) : op switch
                {
                    If o => o with { Then = Rewrite(o.Then), Else = Rewrite(o.Else), Condition = Fresh(o.Condition, builder) },
                    For o => o with { Start = Fresh(o.Start, builder), End = Fresh(o.End, builder), Initial = FreshAll(o.Initial, builder), Body = Rewrite(o.Body) },
                    While o => o with { Initial = FreshAll(o.Initial, builder), Condition = Rewrite(o.Condition), Body = Rewrite(o.Body) },
                    _ => op,
                };
                builder.Add(own);
            }

            return builder.Build(region.Parameters, FreshAll(region.Yields, builder));
        }

        private Support.EquatableArray<Value> FreshAll(IEnumerable<Value> values, RegionBuilder builder) =>
            Support.EquatableArray.ToEquatable(values.Select(v => Fresh(v, builder)));

        private Value Fresh(Value value, RegionBuilder builder) =>
            _shared.TryGetValue(value, out Const? constant) ? builder.Bits((ScalarType)value.Type, constant.Bits) : value;
    }
}
