using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which reads and writes of elements cannot fail, and which numbers of elements cannot be negative.</summary>
/// <remarks>
/// Known to be an element: the index of a loop over as many as there are, a constant below a constant length. An access that nobody needs may be left out only if it cannot fail: the loss throws what it throws.
/// </remarks>
internal sealed class InBounds
{
    private readonly HashSet<Op> _safe = new(ByReference<Op>.Instance);
    private readonly HashSet<Op> _again = new(ByReference<Op>.Instance);
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly Dictionary<Value, Value> _bounds = [];
    private readonly HashSet<Value> _natural = [];

    public InBounds(Method method)
    {
        foreach (Parameter parameter in method.Parameters)
            if (parameter.IsLength) _natural.Add(parameter.Value);
        foreach (Op op in method.Ops)
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
        foreach (Region body in method.Bodies) Walk(body, new LengthFacts(), []);
    }

    /// <summary>Whether the read or write is of an element that is there, or the slice of several.</summary>
    public bool IsSafe(Op access) => _safe.Contains(access);

    /// <summary>Whether the same element has been read or written just before, so that this cannot fail unless that did.</summary>
    public bool IsAgain(Op access) => _again.Contains(access);

    /// <summary>Whether the integer is 0 or more: a length, a count, and what is made of such by adding and multiplying.</summary>
    public bool IsNatural(Value value)
    {
        if (_natural.Contains(value)) return true;
        return _definitions.TryGetValue(value, out Op? op) && op switch
        {
            Const constant => constant.Bits >= 0,
            Length => true,
            Binary { Kind: BinaryKind.Add or BinaryKind.Multiply or BinaryKind.Divide } o => IsNatural(o.Left) && IsNatural(o.Right),
            Call { Function: "Max" } o => o.Arguments.Any(IsNatural),
            Call { Function: "Min" } o => o.Arguments.All(IsNatural),
            _ => false,
        };
    }

    private void Walk(Region region, LengthFacts facts, HashSet<(Value Array, Value Index)> passed)
    {
        foreach (Op op in region.Ops)
        {
            if (Access(op) is var (array, index))
            {
                if (IsElement(array, index, facts)) _safe.Add(op);
                else if (!passed.Add((array, index))) _again.Add(op);
            }

            if (op is View view && IsPart(view, facts)) _safe.Add(op);
            if (op is For loop) Learn(loop);
            foreach (Region inner in OpShape.Regions(op)) Walk(inner, facts.Inside(), [.. passed]);
            facts.Learn(op);
        }
    }

    private static (Value Array, Value Index)? Access(Op op) => op switch
    {
        Load o => (o.Array, o.Index),
        Store o => (o.Array, o.Index),
        Accumulate o => (o.Array, o.Index),
        _ => null,
    };

    private void Learn(For loop)
    {
        Value first = loop.Step > 0 ? loop.Start : loop.End, last = loop.Step > 0 ? loop.End : loop.Start;
        bool isFirstLess = loop.Comparison == BinaryKind.Greater, isLastLess = loop.Comparison == BinaryKind.Less;
        if (IsNatural(first) || (isFirstLess && Constant(first) == -1)) _natural.Add(loop.Index);
        // i < n, or i <= n - 1
        if (isLastLess) _bounds[loop.Index] = last;
        else if (_definitions.TryGetValue(last, out Op? op) && op is Binary { Kind: BinaryKind.Subtract } less && Constant(less.Right) is >= 1) _bounds[loop.Index] = less.Left;
    }

    private bool IsElement(Value array, Value index, LengthFacts facts)
    {
        if (Constant(index) is { } number) return number >= 0 && CountOf(array) is { } count && number < count;
        return IsNatural(index) && _bounds.TryGetValue(index, out Value bound) && facts.Holds(array, bound);
    }

    private bool IsPart(View view, LengthFacts facts)
    {
        if (Constant(view.Start) is not { } start || start < 0 || !IsNatural(view.Count)) return false;
        if (Constant(view.Count) is { } count && CountOf(view.Array) is { } whole) return start + count <= whole;
        return start == 0 && facts.Holds(view.Array, view.Count);
    }

    private long? CountOf(Value array) => _definitions.TryGetValue(array, out Op? op) ? op switch
    {
        New made => Constant(made.Count),
        View view => Constant(view.Count),
        _ => null,
    } : null;

    private long? Constant(Value value) => _definitions.TryGetValue(value, out Op? op) && op is Const constant ? constant.Bits : null;
}
