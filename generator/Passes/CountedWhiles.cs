using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Makes a counted loop of one whose condition compares an integer that each iteration counts on.</summary>
/// <remarks>
/// Before:  s, i = while i &lt; n carrying s = 0, i = 0 { … x[i] …  yield s', i + 1 }
/// After:   s = for i from 0 while &lt; n carrying s = 0 { … x[i] …  yield s' };  i = max(0, n)
/// How often it turns is known before it runs then: its reverse needs no tape, and samples may run at once.
/// </remarks>
internal sealed class CountedWhiles : IPass
{
    public string Name => "counted-whiles";

    public Method Run(Method method) => new Rewriter(method).Run();

    private sealed class Rewriter(Method method) : RegionRewriter(method)
    {
        private readonly Dictionary<Value, Op> _definitions = [];
        private readonly MemoryRoots _roots = new(method);
        private readonly GridLengths _grids = new(method);
        private int _depth;

        protected override void Before(Op op)
        {
            if (_depth == 0 && op is While { Condition: var condition }) _grids.Meet(condition);
        }

        protected override void EnterRegionOf(Op op, int region) => _depth++;

        protected override void LeaveRegionOf(Op op, int region) => _depth--;

        protected override void Rewrite(Op op, RegionBuilder builder)
        {
            foreach (Value result in op.Defined) _definitions[result] = op;
            if (op is While loop && LoopTest.Of(loop, _definitions, _roots) is { } test && _grids.AreThere(test)) Count(loop, test, builder);
            else builder.Add(op);
        }

        private void Count(While loop, LoopTest test, RegionBuilder builder)
        {
            builder.AddRange(test.Before);
            Value initial = loop.Initial[test.Counter], counter = loop.Body.Parameters[test.Counter];
            ScalarType type = (ScalarType)initial.Type;
            Value start = test.Ahead == 0 ? initial : builder.Plus(initial, builder.Integer(type, test.Ahead));
            Value end = test.Ends.Aggregate((a, b) => builder.Call(type, test.Step > 0 ? "Min" : "Max", a, b));

            RegionBuilder body = new(Values);
            Value index = test.Ahead == 0 ? counter : Values.New(type, Values.NameOf(counter));
            if (test.Ahead != 0) body.Add(new Binary(counter, BinaryKind.Subtract, index, body.Integer(type, test.Ahead)));
            // Whoever is in the body has passed the test.
            body.AddRange(loop.Body.Ops.Where(op => !test.Before.Contains(op)).Select(op => op is PureOp pure && pure.Result == test.Inside ? new Const(pure.Result, test.InsideHolds ? 1 : 0) : op));
            bool[] kept = [.. loop.Initial.Select((_, i) => i != test.Counter && i != test.Flag)];
            EquatableArray<Value> Kept(EquatableArray<Value> of) => of.Where((_, i) => kept[i]).ToEquatable();
            builder.Add(new For(Kept(loop.Results), start, test.Comparison, end, test.Step, false, Kept(loop.Initial), body.Build([index, .. Kept(loop.Body.Parameters)], Kept(loop.Body.Yields))));

            Value last = Last(test, start, end, type, builder);
            long more = test.Behind - test.Ahead;
            Replace(loop.Results[test.Counter], more == 0 ? last : builder.Plus(last, builder.Integer(type, more)));
            if (test.Flag >= 0) Replace(loop.Results[test.Flag], builder.Truth(true));
        }

        // What is tested, when the test fails.
        private static Value Last(LoopTest test, Value start, Value end, ScalarType type, RegionBuilder builder) => (test.Step, test.Comparison) switch
        {
            (1, BinaryKind.Less) => builder.Call(type, "Max", start, end),
            (-1, BinaryKind.Greater) => builder.Call(type, "Min", start, end),
            _ => builder.Checkpoint(type, "End", [start, end, builder.Integer(type, test.Step), builder.Truth(test.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual)]),
        };
    }
}
