using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>A straight list of ops with values in and values out: a branch, a loop's body, a method's body.</summary>
/// <param name="Parameters">Defined at entry; what they stand for is said by the op that holds the region.</param>
/// <param name="Ops">In program order. An op sees the values before it and those of all enclosing regions.</param>
/// <param name="Yields">What the region hands back at its end.</param>
internal sealed record Region(EquatableArray<Value> Parameters, EquatableArray<Op> Ops, EquatableArray<Value> Yields)
{
    private Op[]? _deep;

    private Region(Region original)
    {
        (Parameters, Ops, Yields) = (original.Parameters, original.Ops, original.Yields);
    }

    /// <summary>All ops, those inside branches and loops too, outer before inner, in program order.</summary>
    public System.Collections.Generic.IReadOnlyList<Op> Deep => _deep ??= OpShape.FindDeep(this);

    public bool Equals(Region? other) =>
        ReferenceEquals(this, other) || (other is not null && Parameters.Equals(other.Parameters) && Ops.Equals(other.Ops) && Yields.Equals(other.Yields));

    public override int GetHashCode() => unchecked((((Parameters.GetHashCode() * 31) + Ops.GetHashCode()) * 31) + Yields.GetHashCode());
}
