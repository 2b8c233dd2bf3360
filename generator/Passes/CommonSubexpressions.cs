using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Reuses a value that is already computed: a pure op, or an element that was not written since; drops a check that was passed.</summary>
/// <remarks>
/// Before:  t0 = w * x;  t1 = w * x;  r = t0 + t1
/// After:   t0 = w * x;               r = t0 + t0
/// Seen in this region or an enclosing one, and of what a branch of the same condition has handed out; never from one iteration to another.
/// </remarks>
internal sealed class CommonSubexpressions : IPass
{
    public string Name => "cse";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method) : RegionRewriter(method)
    {
        private readonly MemoryRoots _roots = new(method);
        private readonly Stack<Dictionary<Op, Value>> _seen = new();
        private readonly Stack<HashSet<Value>> _passed = new();
        private readonly Stack<List<If>> _branches = new();
        private readonly List<(Op Op, Value Known)> _handedOut = [];

        protected override void Enter(Region region)
        {
            _seen.Push(new Dictionary<Op, Value>(SameComputation.Instance));
            _passed.Push([]);
            _branches.Push([]);
            foreach ((Op op, Value known) in _handedOut) _seen.Peek()[op] = known;
            _handedOut.Clear();
        }

        protected override void Leave(Region region)
        {
            _seen.Pop();
            _passed.Pop();
            _branches.Pop();
        }

        // if c { s = sin(a); … hands out s } … if c { … sin(a) … }
        protected override void EnterRegionOf(Op op, int region)
        {
            if (op is not If later) return;
            foreach (If earlier in _branches.SelectMany(b => b).Where(b => b.Condition == later.Condition))
            {
                Region side = region == 0 ? earlier.Then : earlier.Else;
                Dictionary<Value, Value> outside = [];
                for (int i = 0; i < earlier.Results.Count; i++) outside[side.Yields[i]] = earlier.Results[i];
                HashSet<Value> inside = [.. side.Ops.SelectMany(o => o.Defined)];
                foreach (Op known in side.Ops)
                {
                    if (known is Const or External || known is not PureOp pure || !outside.TryGetValue(pure.Result, out Value result)) continue;
                    if (known.Used.All(v => outside.ContainsKey(v) || !inside.Contains(v))) _handedOut.Add((OpShape.WithOperands(known, v => outside.TryGetValue(v, out Value o) ? o : v), result));
                }
            }
        }

        // A loop's body may write in an earlier iteration what it reads in a later one.
        protected override void Before(Op op)
        {
            if (op is Loop) Forget(op);
        }

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            if ((op is PureOp or Load) && !IsNamedConstant(op))
            {
                Value result = OpShape.Results(op)[0];
                foreach (Dictionary<Op, Value> seen in _seen)
                {
                    if (!seen.TryGetValue(op, out Value known)) continue;
                    if (Values.NameOf(known).Length == 0) Values.Rename(known, Values.NameOf(result));
                    Replace(result, known);
                    return;
                }

                _seen.Peek()[op] = result;
            }

            if (OpShape.IsGuard(op))
            {
                Value refused = ((If)op).Condition;
                if (_passed.Any(passed => passed.Contains(refused))) return;
                _passed.Peek().Add(refused);
            }

            if (op is If { Results.Count: > 1 } branch) op = WithoutTwins(branch);
            if (op is If { Results.Count: > 0 } choice) _branches.Peek().Add(choice);
            builder.Add(op);
            Forget(op);
        }

        // Results that are the same on both sides are one.
        private If WithoutTwins(If branch)
        {
            List<int> kept = [];
            for (int i = 0; i < branch.Results.Count; i++)
            {
                int twin = kept.FindIndex(k => branch.Then.Yields[k] == branch.Then.Yields[i] && branch.Else.Yields[k] == branch.Else.Yields[i]);
                if (twin < 0) kept.Add(i);
                else Replace(branch.Results[i], branch.Results[kept[twin]]);
            }

            if (kept.Count == branch.Results.Count) return branch;
            return new If(Kept(branch.Results), branch.Condition, branch.Then with { Yields = Kept(branch.Then.Yields) }, branch.Else with { Yields = Kept(branch.Else.Yields) });

            EquatableArray<Value> Kept(EquatableArray<Value> all) => kept.Select(k => all[k]).ToEquatable();
        }

        // "loss = 0" and "i = 0" are two statements to the reader.
        private bool IsNamedConstant(Op op) => op is Const constant && Values.NameOf(constant.Result).Length > 0;

        private void Forget(Op op)
        {
            if (op is PureOp or Load or Note or New) return;
            HashSet<Value> written = _roots.WrittenBy(op);
            bool changesState = OpShape.Deep(op).Any(o => o is Foreign { ChangesState: true });
            if (written.Count == 0 && !changesState) return;
            foreach (Dictionary<Op, Value> seen in _seen)
            {
                List<Op> stale = [];
                foreach (Op key in seen.Keys)
                    if (IsStale(key)) stale.Add(key);
                foreach (Op key in stale) seen.Remove(key);
            }

            bool IsStale(Op key) => key switch
            {
                Load load => changesState || written.Contains(_roots.Of(load.Array)),
                External => changesState,
                _ => false,
            };
        }
    }
}
