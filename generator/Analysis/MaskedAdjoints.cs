using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which adjoints can be 0 because something left their value out: a branch, a selection, memory nobody read.</summary>
/// <remarks>
/// On demand also those that are 0 because a function saturates: of an infinite argument exp(-x), tanh and 1 / x are finite, and
/// their derivatives 0. The others are sums of products of factors on their way from the seed, and 0 only by chance. A carried
/// adjoint is one of the others when its start and its step are: all begin as such and lose it until nothing changes.
/// </remarks>
internal sealed class MaskedAdjoints
{
    private readonly ValueSet _masked = new();
    private readonly ValueMap<Op> _definitions = new();
    private readonly ValueSet _nonZero = new();
    private readonly Finiteness _finite;
    private readonly MaskFactors _factors;
    private readonly ValueSet _tangents;
    private readonly bool _saturated;
    private bool _changed;

    /// <param name="method">Looked at.</param>
    /// <param name="finite">What is known of its floats.</param>
    /// <param name="saturated">Whether to count the zeros of functions that saturate.</param>
    public MaskedAdjoints(Method method, Finiteness finite, bool saturated)
    {
        _finite = finite;
        _saturated = saturated;
        _tangents = new ValueSet(method.Parameters.Where(p => p.Role == ParameterRole.Tangent).Select(p => p.Value));
        _factors = new MaskFactors(method, finite, saturated);

        // Of what a function is handed, its callers may have left out anything.
        foreach (Function function in method.Functions) _masked.UnionWith(function.Body.Parameters);
        // Of several outputs a caller leaves out the adjoints that it has not.
        if (method.ReturnType is null) _masked.UnionWith(method.Parameters.Where(p => p.Role == ParameterRole.Tangent && method.Kind == Kinds.Pullback).Select(p => p.Value));
        foreach (Op op in method.Ops)
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;

        do
        {
            _changed = false;
            foreach (Region body in method.Bodies) Visit(body);
        }
        while (_changed);
    }

    public bool IsMasked(Value adjoint) => _masked.Contains(adjoint);

    /// <summary>The value that is known not to be 0 in a branch's first region: if (d != 0) { … }.</summary>
    public static Value? NonZeroInside(Op op, ValueMap<Op> definitions) =>
        op is If { Condition: var condition }
        && definitions.TryGetValue(condition, out Op? test)
        && test is Binary { Kind: BinaryKind.NotEqual } differs
        && differs.Left.Type.IsFloat
        && definitions.TryGetValue(differs.Right, out Op? zero)
        && zero is Const { Bits: 0 } ? differs.Left : null;

    private void Visit(Region region)
    {
        foreach (Op op in region.Ops)
        {
            switch (op)
            {
                case Const o when o.Result.Type.IsFloat:
                    if (o.Bits == 0) Mask(o.Result);
                    break;
                case Unary o:
                    Flow(o.Result, o.Operand);
                    break;
                case IR.Convert o:
                    Flow(o.Result, o.Operand);
                    break;
                case Binary { Kind: BinaryKind.Add or BinaryKind.Subtract } o:
                    // A sum is left out only where both sides are.
                    if (Masked(o.Left) && Masked(o.Right)) Mask(o.Result);
                    break;
                case Binary o:
                    Flow(o.Result, o.Left);
                    if (_factors.Contains(o.Right) || IsLargeDivisor(o)) Mask(o.Result);
                    break;
                case If branch:
                    Value? nonZero = NonZeroInside(branch, _definitions);
                    bool added = nonZero is { } known && _nonZero.Add(known);
                    Visit(branch.Then);
                    if (added) _nonZero.Remove(nonZero!);
                    Visit(branch.Else);
                    for (int i = 0; i < branch.Results.Count; i++) Flow(branch.Results[i], branch.Then.Yields[i], branch.Else.Yields[i]);
                    break;
                case Loop loop:
                    (Region body, int first) = Activity.Body(loop);
                    for (int i = 0; i < loop.Results.Count; i++)
                    {
                        Flow(body.Parameters[first + i], loop.Initial[i], body.Yields[i]);
                        Flow(loop.Results[i], loop.Initial[i], body.Yields[i]);
                    }

                    foreach (Region inner in OpShape.Regions(loop)) Visit(inner);
                    break;
                // What the caller hands in is 0 only if it likes.
                case Load load when _tangents.Contains(_finite.Roots.Of(load.Array)):
                    break;
                default:
                    foreach (Value result in OpShape.Results(op)) Mask(result);
                    break;
            }
        }
    }

    private bool Masked(Value value) => _masked.Contains(value) && !_nonZero.Contains(value);

    private void Flow(Value to, Value from)
    {
        if (Masked(from)) Mask(to);
    }

    private void Flow(Value to, Value from, Value other)
    {
        if (Masked(from) || Masked(other)) Mask(to);
    }

    private void Mask(Value value) => _changed |= _masked.Add(value);

    private bool IsLargeDivisor(Binary op) => _saturated && op.Kind is BinaryKind.Divide or BinaryKind.AdjointDivide && !_finite.Of(op.Right).Bounded;
}
