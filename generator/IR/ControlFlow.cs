using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>A branch: the regions have no parameters and yield one value a result.</summary>
internal sealed record If(EquatableArray<Value> Results, Value Condition, Region Then, Region Else) : Op;

/// <summary>What all loops carry: changing scalars, explicitly.</summary>
/// <param name="Results">The carried values after the last iteration.</param>
/// <param name="Initial">The carried values before the first.</param>
internal abstract record Loop(EquatableArray<Value> Results, EquatableArray<Value> Initial) : Op;

/// <summary>
/// A counted loop: for (i = start; i (comparison) end; i += step), where start and end are known at entry and i is not assigned.
/// </summary>
/// <param name="Results">The carried values after the last iteration.</param>
/// <param name="Start">First index, int or long.</param>
/// <param name="Comparison">Less, LessOrEqual (step > 0), Greater or GreaterOrEqual (step &lt; 0).</param>
/// <param name="End">The index's bound, of the index's type.</param>
/// <param name="Step">Not 0; its sign fits the comparison.</param>
/// <param name="Reversed">The same indices, from the last to the first: how an adjoint runs through the iterations.</param>
/// <param name="Initial">The carried values before the first iteration.</param>
/// <param name="Body">Parameters: the index, then the carried values. Yields the next carried values.</param>
internal sealed record For(
    EquatableArray<Value> Results,
    Value Start,
    BinaryKind Comparison,
    Value End,
    long Step,
    bool Reversed,
    EquatableArray<Value> Initial,
    Region Body) : Loop(Results, Initial)
{
    public Value Index => Body.Parameters[0];

    /// <summary>Whether each iteration takes as many indices as there are lanes.</summary>
    public bool IsTiled { get; init; }

    /// <summary>Whether each iteration is a run of a whole method.</summary>
    public bool HoldsRuns { get; init; }

    /// <summary>The most states that its reverse may keep; 0 where nobody said. Until the method is differentiated.</summary>
    public int Checkpoints { get; init; }

    /// <summary>
    /// Its initial values solve x = body(x): it does not run, and its results have the derivatives of the solution. Until the method is
    /// differentiated; then they are the initial values.
    /// </summary>
    public bool IsSolution { get; init; }
}

/// <summary>A loop whose number of iterations is not known at entry.</summary>
/// <param name="Results">The carried values when the condition fails.</param>
/// <param name="Initial">The carried values before the first iteration.</param>
/// <param name="Condition">Parameters: the carried values. Yields one bool. Writes no memory.</param>
/// <param name="Body">Parameters: the carried values. Yields the next ones.</param>
internal sealed record While(
    EquatableArray<Value> Results,
    EquatableArray<Value> Initial,
    Region Condition,
    Region Body) : Loop(Results, Initial);
