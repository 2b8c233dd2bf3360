using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>What is known of integers behind the checks that have been passed: which are equal, which are not smaller than others.</summary>
/// <remarks>
/// Lengths are counts: that of `new f64[n]` is n, that of a slice what was asked for. Behind `if a != b { throw }` the two are
/// equal, behind `if a &lt; b { throw }` a is not smaller. Ops are told in program order; what is known stays true to the end of
/// the region in which it was learnt.
/// </remarks>
internal sealed class LengthFacts
{
    private readonly Dictionary<Value, Op> _definitions;
    private readonly Dictionary<Value, Value> _equal;
    private readonly Dictionary<Value, Value> _lengths;
    private readonly HashSet<(Value Larger, Value Smaller)> _ordered;

    public LengthFacts()
    {
        _definitions = [];
        _equal = [];
        _lengths = [];
        _ordered = [];
    }

    private LengthFacts(LengthFacts outer)
    {
        _definitions = new(outer._definitions);
        _equal = new(outer._equal);
        _lengths = new(outer._lengths);
        _ordered = [.. outer._ordered];
    }

    /// <summary>The same knowledge, to be added to inside a region.</summary>
    public LengthFacts Inside() => new(this);

    public void Learn(Op op)
    {
        foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
        if (op is Length length)
        {
            if (CountOf(length.Array) is { } count) Unite(length.Result, count);
            else if (_lengths.TryGetValue(length.Array, out Value known)) Unite(length.Result, known);
            else _lengths[length.Array] = length.Result;
        }

        if (OpShape.IsGuard(op)) Refuted(((If)op).Condition);
    }

    public bool AreEqual(Value x, Value y) => Known(x) == Known(y) || (Constant(x) is { } number && Constant(y) == number);

    /// <summary>Whether every index below the bound is one of the array.</summary>
    public bool Holds(Value array, Value bound)
    {
        if ((CountOf(array) ?? (_lengths.TryGetValue(array, out Value known) ? known : (Value?)null)) is not { } length) return false;
        return AreEqual(length, bound) || _ordered.Contains((Known(length), Known(bound)));
    }

    public bool IsZero(Value value) => Constant(value) == 0;

    private Value? CountOf(Value array) => _definitions.TryGetValue(array, out Op? op) ? op switch
    {
        New made => made.Count,
        View view => view.Count,
        _ => null,
    } : null;

    private long? Constant(Value value) => _definitions.TryGetValue(value, out Op? op) && op is Const constant ? constant.Bits : null;

    private void Refuted(Value condition)
    {
        if (!_definitions.TryGetValue(condition, out Op? op) || op is not Binary test) return;
        switch (test.Kind)
        {
            case BinaryKind.Or:
                Refuted(test.Left);
                Refuted(test.Right);
                break;
            case BinaryKind.NotEqual when test.Left.Type == IrType.I32:
                Unite(test.Left, test.Right);
                break;
            case BinaryKind.Less when test.Left.Type == IrType.I32:
                _ordered.Add((Known(test.Left), Known(test.Right)));
                break;
            case BinaryKind.Greater when test.Left.Type == IrType.I32:
                _ordered.Add((Known(test.Right), Known(test.Left)));
                break;
        }
    }

    private Value Known(Value value)
    {
        while (_equal.TryGetValue(value, out Value other)) value = other;
        return value;
    }

    private void Unite(Value value, Value with)
    {
        (Value from, Value to) = (Known(value), Known(with));
        if (from == to) return;
        _equal[from] = to;
        foreach ((Value larger, Value smaller) in (List<(Value, Value)>)[.. _ordered])
            if (larger == from || smaller == from) _ordered.Add((larger == from ? to : larger, smaller == from ? to : smaller));
    }
}
