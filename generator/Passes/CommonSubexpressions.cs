using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Reuses a value that is already computed: a pure op, or an element that was not written since; drops a check that was passed.</summary>
/// <remarks>
/// Before:  t0 = w * x;  t1 = w * x;  r = t0 + t1
/// After:   t0 = w * x;               r = t0 + t0
/// Seen in this region or an enclosing one; never from one branch or iteration to another.
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

        protected override void Enter(Region region)
        {
            _seen.Push(new Dictionary<Op, Value>(SameComputation.Instance));
            _passed.Push([]);
        }

        protected override void Leave(Region region)
        {
            _seen.Pop();
            _passed.Pop();
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

            builder.Add(op);
            Forget(op);
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
