using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Ops that define one value are equal where they compute it in the same way, whatever the value is called.</summary>
internal sealed class SameComputation : IEqualityComparer<Op>
{
    public static SameComputation Instance { get; } = new();

    public bool Equals(Op? left, Op? right)
    {
        if (left is null || right is null || left.GetType() != right.GetType()) return ReferenceEquals(left, right);
        Value[] used = left.Used, others = right.Used;
        if (used.Length != others.Length || !left.Defined[0].Type.Equals(right.Defined[0].Type)) return false;
        for (int i = 0; i < used.Length; i++)
            if (used[i].Id != others[i].Id) return false;
        return (left, right) switch
        {
            (Const l, Const r) => l.Bits == r.Bits,
            (Unary l, Unary r) => l.Kind == r.Kind,
            (Binary l, Binary r) => l.Kind == r.Kind,
            (Call l, Call r) => l.Function == r.Function,
            (External l, External r) => l.Code == r.Code,
            (WithPartials l, WithPartials r) => l.Arguments.Count == r.Arguments.Count,
            (Checkpoint l, Checkpoint r) => l.Function == r.Function,
            (GridIndex l, GridIndex r) => l.Indices.Count == r.Indices.Count,
            (Length l, Length r) => l.AllowsNull == r.AllowsNull,
            (Convert or Select or View or Row or Load, _) => true,
            _ => throw new System.ArgumentException($"Nobody says when two of {left.GetType().Name} are the same."),
        };
    }

    public int GetHashCode(Op op)
    {
        int hash = op switch
        {
            Const o => o.Bits.GetHashCode(),
            Unary o => (int)o.Kind,
            Binary o => 16 + (int)o.Kind,
            Call o => o.Function.GetHashCode(),
            External o => o.Code.GetHashCode(),
            Load => 64,
            Convert => 65,
            _ => 66,
        };
        foreach (Value value in op.Used) hash = unchecked((hash * 31) + value.Id);
        return hash;
    }
}
