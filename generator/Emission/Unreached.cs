using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Leaves out what no path comes to: the compiler would warn of it.</summary>
/// <remarks>
/// Before:  …  if true { throw … }  a = x * x  …      a = if c { throw … } else { throw … }  …      while true { … }  a = x * x  …
/// After:   …  throw …                                if c { throw … } else { throw … }             while true { … }
/// A loop that throws at once is no loop (<see cref="OnceLoop"/>).
/// </remarks>
internal static class Unreached
{
    public static Method Remove(Method method)
    {
        while (method.Ops.Any(op => OpShape.IsGuard(op) || (op is While loop && IsEndless(loop))))
        {
            Cut cut = new(method);
            method = cut.Run();
            if (!cut.KnowsMore) break;
            // What a loop carries is what went in, often a constant: the conditions on it are decided.
            method = new Simplify().Run(method);
        }

        return method;
    }

    /// <summary>Whether the loop has no end but an exception.</summary>
    public static bool IsEndless(While loop) => loop.Condition.Ops.OfType<Const>().Any(c => c.Bits != 0 && c.Result == loop.Condition.Yields[0]);

    private sealed class Cut(Method method)
    {
        private readonly ValueFactory _values = new(method);
        private readonly Dictionary<Value, Const> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result);
        private readonly Dictionary<Value, Value> _replaced = [];

        /// <summary>Whether a loop was none.</summary>
        public bool KnowsMore => _replaced.Count > 0;

        public Method Run()
        {
            Method cut = method.WithBodies(Reached);
            return cut with { Names = _values.Names() };
        }

        private Region Reached(Region region)
        {
            List<Op> ops = [];
            foreach (Op op in region.Ops)
            {
                foreach (Op part in Parts(op))
                {
                    if (Ends(part)) return End(region, ops, part);
                    ops.Add(part);
                }
            }

            return new Region(region.Parameters, ops.ToEquatable(), region.Yields.Select(Current).ToEquatable());
        }

        private IEnumerable<Op> Parts(Op op)
        {
            if (_replaced.Count > 0) op = OpShape.WithOperands(op, Current);
            if (op is Binary { Result: var truth } && truth.Type == IrType.Bool) op = Folded(op);
            op = OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(Reached)]);
            if (op is not Loop loop || !(OnceLoop.Is(loop) || (loop is For && Ends(OpShape.Regions(loop)[0])))) return [op];
            for (int i = 0; i < loop.Results.Count; i++) _replaced[loop.Results[i]] = loop.Initial[i];
            RegionBuilder once = new(_values);
            OnceLoop.Add(once, loop);
            return once.Ops.Select(Folded);
        }

        private Op Folded(Op op)
        {
            Op folded = op is PureOp pure && Passes.Folding.Fold(pure, v => _constants.TryGetValue(v, out Const? known) ? known : null) is { } constant ? constant : op;
            if (folded is Const number) _constants[number.Result] = number;
            return folded;
        }

        private bool Ends(Op op) => op switch
        {
            Throw => true,
            While loop => IsEndless(loop),
            If branch => IsAlways(branch) || (Ends(branch.Then) && Ends(branch.Else)),
            _ => false,
        };

        private bool Ends(Region region) => region.Ops.Count > 0 && Ends(region.Ops[region.Ops.Count - 1]);

        private bool IsAlways(If guard) => OpShape.IsGuard(guard) && _constants.TryGetValue(guard.Condition, out Const? known) && known.Bits != 0;

        // Nobody reads what the region yields, but it must be something.
        private Region End(Region region, List<Op> ops, Op last)
        {
            RegionBuilder builder = new(_values);
            builder.AddRange(ops);
            Value[] zeros = [.. region.Yields.Select(y => builder.Zero(y.Type))];
            if (last is not If branch) builder.Add(last);
            else if (IsAlways(branch)) builder.AddRange(branch.Then.Ops);
            else builder.Add(new If(EquatableArray<Value>.Empty, branch.Condition, branch.Then with { Yields = EquatableArray<Value>.Empty }, branch.Else with { Yields = EquatableArray<Value>.Empty }));
            return builder.Build(region.Parameters, zeros);
        }

        private Value Current(Value value) => _replaced.TryGetValue(value, out Value by) ? Current(by) : value;
    }
}
