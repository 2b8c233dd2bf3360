using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>One region of the reverse sweep under construction, and what has collected so far in each primal value's adjoint.</summary>
/// <remarks>A value without an entry has adjoint 0, and nothing is computed for it.</remarks>
internal sealed class AdjointScope(RegionBuilder builder)
{
    private readonly Dictionary<Value, Value> _adjoints = [];

    public RegionBuilder Builder { get; } = builder;

    public Value? Of(Value primal) => _adjoints.TryGetValue(primal, out Value adjoint) ? adjoint : null;

    /// <summary>The adjoint, or a 0 of its type.</summary>
    public Value OrZero(Value primal) => Of(primal) ?? Builder.Zero(primal.Type);

    public void Set(Value primal, Value adjoint) => _adjoints[primal] = adjoint;

    /// <summary>adjoint += contribution</summary>
    public void Add(Value primal, Value? contribution)
    {
        if (contribution is not { } more) return;
        _adjoints[primal] = Of(primal) is { } sofar ? Builder.Plus(sofar, more) : more;
    }
}
