using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Removes what nothing needs: unused values, carried values that only feed themselves, memory that is never read.</summary>
/// <remarks>
/// Before:  t = x * y;  loss = x + 1;  yield loss
/// After:   loss = x + 1;  yield loss
/// What may throw in the loss (an element read, an integer division, a slice, Math.Clamp) stays, needed or not; of memory that goes, the
/// check: that an index is one of an element, that a length is not negative.
/// </remarks>
/// <param name="isLoss">Whether the method is the loss, and not a derivative, whose own memory is as long as it has to be.</param>
internal sealed class DeadCode(bool isLoss) : IPass
{
    public string Name => "dead-code";

    public Method Run(Method method)
    {
        while (true)
        {
            Method swept = new Sweep(method, isLoss).Run();
            if (swept.Equals(method)) return method;
            method = swept;
        }
    }

    private sealed class Sweep
    {
        private readonly Method _method;
        private readonly MemoryRoots _roots;
        private readonly ValueSet _read = new();
        private readonly ValueSet _own = new();
        private readonly ValueSet _live = new();
        private readonly DroppedChecks? _checks;

        // What is dead now may turn out to be needed: nothing is checked in its place yet.
        private bool _isTrial;

        public Sweep(Method method, bool isLoss)
        {
            _method = method;
            _roots = new MemoryRoots(method);
            _checks = isLoss ? new DroppedChecks(method) : null;
            _isTrial = !isLoss;
            foreach (Op op in method.Ops)
            {
                if (op is Load load) _read.Add(_roots.Of(load.Array));
                if (op is Foreign foreign) _read.UnionWith(foreign.Arguments.Where(a => a.Type is ArrayType).Select(_roots.Of));
                if (op is Pop pop) _read.Add(pop.Tape);
                if (op is Invoke call) _read.UnionWith(call.Arguments.Select(_roots.Of));
                if (op is New or NewHeap or NewTape) _own.Add(OpShape.Results(op)[0]);
            }

            foreach (Parameter parameter in method.Parameters)
                if (parameter.Role == ParameterRole.Gradient) _own.Add(parameter.Value);
        }

        public Method Run()
        {
            Method swept = _method.WithBodies(body => Region(body, body.Yields)).WithoutUncalled();
            return _checks is null ? swept : swept with { Names = _checks.Names };
        }

        private Region Region(Region region, IEnumerable<Value> yields)
        {
            _live.UnionWith(yields);
            List<Op> kept = new(region.Ops.Count);
            bool isSame = true;
            for (int i = region.Ops.Count - 1; i >= 0; i--)
            {
                Op? op = Keep(region.Ops[i]);
                isSame &= ReferenceEquals(op, region.Ops[i]);
                if (op is not null) kept.Add(op);
                else if (!_isTrial) KeepCheck(region, i, kept);
            }

            if (isSame) return region;
            kept.Reverse();
            return region with { Ops = kept.ToEquatable() };
        }

        // Backwards, as all that is kept.
        private void KeepCheck(Region region, int at, List<Op> kept)
        {
            foreach (Op op in _checks!.Of(region, at).Reverse())
            {
                kept.Add(op);
                _live.UnionWith(OpShape.Operands(op));
            }
        }

        private Op? Keep(Op op)
        {
            if (!IsNeeded(op) && op is not Note) return null;
            switch (op)
            {
                case If branch:
                    If narrow = CarriedValues.Keep(branch, i => _live.Contains(branch.Results[i]));
                    _live.Add(branch.Condition);
                    Region then = Region(narrow.Then, narrow.Then.Yields), otherwise = Region(narrow.Else, narrow.Else.Yields);
                    return ReferenceEquals(then, narrow.Then) && ReferenceEquals(otherwise, narrow.Else) ? narrow : narrow with { Then = then, Else = otherwise };
                case Loop loop:
                    return Keep(loop);
                default:
                    _live.UnionWith(op.Used);
                    return op;
            }
        }

        private Op Keep(Loop loop)
        {
            if (_isTrial) return Swept(loop);
            _isTrial = true;
            Swept(loop);
            _isTrial = false;
            return Swept(loop);
        }

        // A carried value is needed when its result is, or when the body needs it for one that is.
        private Op Swept(Loop loop)
        {
            (Region body, int first) = Activity.Body(loop);
            HashSet<int> needed = [.. Enumerable.Range(0, loop.Results.Count).Where(i => _live.Contains(loop.Results[i]))];
            while (true)
            {
                int before = needed.Count;
                if (loop is While open) Region(open.Condition, open.Condition.Yields);
                Region swept = Region(body, needed.Select(i => body.Yields[i]));
                for (int i = 0; i < loop.Results.Count; i++)
                    if (_live.Contains(body.Parameters[first + i]) || (loop is While w && _live.Contains(w.Condition.Parameters[i]))) needed.Add(i);
                if (needed.Count != before) continue;

                Loop result = loop switch
                {
                    For counted => ReferenceEquals(swept, body) ? counted : counted with { Body = swept },
                    While unbounded => Swept(unbounded, swept),
                    _ => loop,
                };
                if (loop is For f)
                {
                    _live.Add(f.Start);
                    _live.Add(f.End);
                }


                _live.UnionWith(needed.Select(i => loop.Initial[i]));
                return CarriedValues.Keep(result, needed.Contains);
            }
        }

        private While Swept(While loop, Region body)
        {
            Region condition = Region(loop.Condition, loop.Condition.Yields);
            return ReferenceEquals(condition, loop.Condition) && ReferenceEquals(body, loop.Body) ? loop : loop with { Condition = condition, Body = body };
        }

        private bool IsNeeded(Op op)
        {
            foreach (Value result in OpShape.Results(op))
                if (_live.Contains(result)) return true;
            return op switch
            {
                Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } division => division.Result.Type.IsInteger,
                View or Row => true,
                Call call => RuleTable.MayThrow(call),
                PureOp or New or NewHeap or Take or NewTape => false,
                Foreign { IsCovered: true, Written.Count: 0 } => false,
                Load load => !_own.Contains(_roots.Of(load.Array)),
                Store store => IsSeen(_roots.Of(store.Array)),
                Accumulate accumulate => IsSeen(_roots.Of(accumulate.Array)),
                Clear clear => IsSeen(_roots.Of(clear.Array)),
                Push push => _read.Contains(push.Tape) || !_own.Contains(push.Tape),
                Pop => true,
                Note => false,
                If or Loop => OpShape.Regions(op).Any(r => r.Ops.Any(inner => IsNeeded(inner) || _checks?.MayLeave(inner) == true)),
                _ => true,
            };
        }

        // What the caller can see, or what is read again here.
        private bool IsSeen(Value root) => _read.Contains(root) || _method.Parameters.Any(p => p.Value == root) || !_own.Contains(root);
    }
}
