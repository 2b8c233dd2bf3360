using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>The condition of a loop that counts: counter + ahead &lt; end, at its top or as what its body asks first of all.</summary>
internal sealed class LoopTest
{
    // So far from the ends of an int sums with it do not wrap around.
    private const long Small = 1 << 20;

    private readonly While _loop;
    private readonly IReadOnlyDictionary<Value, Op> _definitions;
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _inside;
    private readonly List<Op> _before = [];

    private LoopTest(While loop, IReadOnlyDictionary<Value, Op> definitions, MemoryRoots roots)
    {
        (_loop, _definitions, _roots) = (loop, definitions, roots);
        _inside = [.. loop.Condition.Parameters, .. loop.Body.Parameters];
        foreach (Op op in OpShape.Deep(loop).Where(op => op != loop))
        {
            _inside.UnionWith(op.Defined);
            foreach (Region region in OpShape.Regions(op)) _inside.UnionWith(region.Parameters);
        }
    }

    /// <summary>Which of the carried values counts.</summary>
    public int Counter { get; private set; } = -1;

    /// <summary>What is added to it before it is compared.</summary>
    public long Ahead { get; private set; }

    /// <summary>What an iteration adds to it.</summary>
    public long Step { get; private set; }

    public BinaryKind Comparison { get; private set; }

    /// <summary>The bounds, the same in each iteration; all hold.</summary>
    public IReadOnlyList<Value> Ends { get; private set; } = [];

    /// <summary>What they are computed of, to stand before the loop.</summary>
    public IReadOnlyList<Op> Before => _before;

    /// <summary>Which of the carried values says that the body's own test has failed; -1 where the test is the condition.</summary>
    public int Flag { get; private set; } = -1;

    /// <summary>The body's own test; it tells whether the iteration goes on, or that it does not.</summary>
    public Value? Inside { get; private set; }

    public bool InsideHolds { get; private set; }

    /// <summary>What is added to the counter behind the body's own test when that fails.</summary>
    public long Behind { get; private set; }

    /// <returns>Null where the loop is of another kind.</returns>
    public static LoopTest? Of(While loop, IReadOnlyDictionary<Value, Op> definitions, MemoryRoots roots)
    {
        LoopTest atTop = new(loop, definitions, roots);
        if (atTop.IsAtTop()) return atTop;
        LoopTest inBody = new(loop, definitions, roots);
        return inBody.IsInBody() ? inBody : null;
    }

    // while (i < n && i < m) { …; i++; }
    private bool IsAtTop()
    {
        Region condition = _loop.Condition;
        List<Binary> comparisons = [];
        if (!Add(condition.Yields[0]) || !comparisons.All(c => Compare(c, c.Kind, condition))) return false;
        if (Offset(_loop.Body.Yields[Counter], _loop.Body.Parameters) is not var (counter, step) || counter != Counter) return false;
        Step = step;
        return Fits() && Hoist(condition) && condition.Ops.All(op => _before.Contains(op) || Purity.IsHarmless(op));

        bool Add(Value value)
        {
            switch (Definition(value))
            {
                case Binary { Kind: BinaryKind.And } both:
                    return Add(both.Left) && Add(both.Right);
                case Binary { Left.Type.IsIndex: true } one:
                    comparisons.Add(one);
                    return true;
                default:
                    return false;
            }
        }
    }

    // while (!stopped) { go = i > 0; i = i - 1; if (go) { … } stopped = !go; }
    private bool IsInBody()
    {
        Region body = _loop.Body;
        if (Definition(_loop.Condition.Yields[0]) is not Unary { Kind: UnaryKind.Not } running || _loop.Condition.Ops.Count != 1) return false;
        Flag = _loop.Condition.Parameters.ToList().IndexOf(running.Operand);
        if (Flag < 0 || Definition(_loop.Initial[Flag]) is not Const { Bits: 0 }) return false;
        Value stops = body.Yields[Flag];
        InsideHolds = Definition(stops) is Unary { Kind: UnaryKind.Not };
        Inside = Definition(stops) is Unary { Kind: UnaryKind.Not } not ? not.Operand : stops;
        if (Definition(Inside) is not Binary { Left.Type.IsIndex: true } comparison || !Compare(comparison, InsideHolds ? comparison.Kind : Negated(comparison.Kind), body)) return false;

        for (int i = 0; i < body.Yields.Count; i++)
        {
            if (i == Flag) continue;
            (Value goesOn, Value ends) = Sides(body.Yields[i]);
            if (i != Counter && ends != body.Parameters[i]) return false;
            if (i != Counter) continue;
            if (Offset(goesOn, body.Parameters) is not var (next, step) || next != i || Offset(ends, body.Parameters) is not var (last, behind) || last != i) return false;
            (Step, Behind) = (step, behind);
        }

        return Fits() && Hoist(body) && body.Ops.All(op => _before.Contains(op) || Purity.IsHarmless(op) || (op is If branch && Side(branch.Condition) is { } holds && (holds ? branch.Else : branch.Then).Ops.All(Purity.IsHarmless)));
    }

    /// <summary>Whether the value is true in iterations that go on; null where it does not tell.</summary>
    private bool? Side(Value value) => value == Inside ? InsideHolds : Definition(value) is Unary { Kind: UnaryKind.Not } not && not.Operand == Inside ? !InsideHolds : null;

    private (Value GoesOn, Value Ends) Sides(Value value)
    {
        if (Definition(value) is not If branch || Side(branch.Condition) is not { } holds) return (value, value);
        int i = branch.Results.ToList().IndexOf(value);
        return holds ? (branch.Then.Yields[i], branch.Else.Yields[i]) : (branch.Else.Yields[i], branch.Then.Yields[i]);
    }

    private Op? Definition(Value value) => _definitions.TryGetValue(value, out Op? op) ? op : null;

    private bool Compare(Binary comparison, BinaryKind kind, Region region)
    {
        bool isMirrored = Offset(comparison.Left, region.Parameters) is null;
        (Value counted, Value end) = isMirrored ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        if (isMirrored) kind = BinaryKinds.Mirrored(kind);
        if (Offset(counted, region.Parameters) is not var (counter, ahead) || kind == BinaryKind.Equal) return false;
        if (Ends.Count > 0 && (counter != Counter || ahead != Ahead || kind != Comparison || kind == BinaryKind.NotEqual)) return false;
        (Counter, Ahead, Comparison, Ends) = (counter, ahead, kind, [.. Ends, end]);
        return true;
    }

    // A carried value, plus a constant.
    private (int Carried, long Offset)? Offset(Value value, EquatableArray<Value> parameters)
    {
        for (long offset = 0; ;)
        {
            int carried = parameters.ToList().IndexOf(value);
            if (carried >= 0) return (carried, offset);
            if (!_inside.Contains(value) || Definition(value) is not Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } sum) return null;
            bool isSwapped = sum.Kind == BinaryKind.Add && Definition(sum.Left) is Const;
            (Value rest, Value other) = isSwapped ? (sum.Right, sum.Left) : (sum.Left, sum.Right);
            if (Definition(other) is not Const { Bits: > -Small and < Small and var number }) return null;
            offset += sum.Kind == BinaryKind.Add ? number : -number;
            value = rest;
        }
    }

    // Towards the bound, which it does not pass in turning around.
    private bool Fits()
    {
        Value initial = _loop.Initial[Counter];
        if (Step == 0 || !initial.Type.IsIndex || Math.Abs(Step) >= Small) return false;
        if (Ahead != 0 && (Step is not (1 or -1) || Definition(initial) is not Const { Bits: > -Small and < Small })) return false;
        if (Comparison == BinaryKind.NotEqual)
        {
            if (Step is not (1 or -1) || Ahead != 0 || initial.Type != IrType.I32) return false;
            IntegerBounds bounds = new(_definitions);
            (long Least, long Most) from = bounds.Of(initial), to = bounds.Of(Ends[0]);
            Comparison = Step > 0 ? BinaryKind.Less : BinaryKind.Greater;
            return Step > 0 ? from.Most <= to.Least : from.Least >= to.Most;
        }

        return Step > 0 == Comparison is BinaryKind.Less or BinaryKind.LessOrEqual;
    }

    // What the bounds are computed of is the same in each iteration, and was computed before the first one in any case.
    private bool Hoist(Region region)
    {
        HashSet<Value> wanted = [.. Ends.Where(_inside.Contains)];
        foreach (Op op in region.Ops.Reverse())
        {
            if (!op.Defined.Any(wanted.Contains)) continue;
            if (!IsSame(op)) return false;
            wanted.ExceptWith(op.Defined);
            wanted.UnionWith(op.Used.Where(_inside.Contains));
            _before.Insert(0, op);
        }

        return wanted.Count == 0;
    }

    private bool IsSame(Op op) => op switch
    {
        External { IsFixed: false } or Row or View => !RunsCode(),
        Load load => !RunsCode() && !_roots.WrittenBy(_loop).Contains(_roots.Of(load.Array)),
        PureOp => true,
        _ => false,
    };

    private bool RunsCode() => OpShape.Deep(_loop).Any(op => op is Invoke or Foreign { ChangesState: true });

    private static BinaryKind Negated(BinaryKind kind) => kind switch
    {
        BinaryKind.Less => BinaryKind.GreaterOrEqual,
        BinaryKind.LessOrEqual => BinaryKind.Greater,
        BinaryKind.Greater => BinaryKind.LessOrEqual,
        BinaryKind.GreaterOrEqual => BinaryKind.Less,
        BinaryKind.Equal => BinaryKind.NotEqual,
        _ => BinaryKind.Equal,
    };
}
