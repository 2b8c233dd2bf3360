using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>A straight list of ops with values in and values out: a branch, a loop's body, a method's body.</summary>
/// <param name="Parameters">Defined at entry; what they stand for is said by the op that holds the region.</param>
/// <param name="Ops">In program order. An op sees the values before it and those of all enclosing regions.</param>
/// <param name="Yields">What the region hands back at its end.</param>
internal sealed record Region(EquatableArray<Value> Parameters, EquatableArray<Op> Ops, EquatableArray<Value> Yields);
