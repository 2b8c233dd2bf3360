using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Which adjoints are NaN, and so not 0, where a factor that meets them is not finite.</summary>
/// <remarks>
/// d = 2 * (sin(u) * exp(-u * u) - y) times u: where u is infinite its sine is NaN, and d with it. Sums and products of what is
/// not finite are not finite; of NaN all arithmetic and all functions of one argument are NaN.
/// </remarks>
internal sealed class NaNs(ValueMap<Op> definitions, Finiteness finite)
{
    // Enough for the formula of a residual; longer ones keep their guards.
    private const int MostSteps = 200;

    private readonly HashSet<Value> _isNaN = [];
    private readonly HashSet<Value> _isNotFinite = [];
    private Value? _cause;

    /// <summary>Whether the adjoint is NaN wherever the factor is not finite, unless products overflow by themselves.</summary>
    public bool Accompany(Value factor, Value adjoint)
    {
        if (finite.Of(factor).Bounded) return true;
        _cause = factor;
        _isNaN.Clear();
        _isNotFinite.Clear();
        if (IsNaN(adjoint)) return true;
        if (!finite.Of(factor).Finite || !definitions.TryGetValue(factor, out Op? op)) return false;
        return op is Unary or Binary or IR.Convert or Call && OpShape.Operands(op).All(o => o.Type.IsFloat && Accompany(o, adjoint));
    }

    /// <summary>Whether the value is NaN where the cause is not finite.</summary>
    private bool IsNaN(Value value)
    {
        if (_isNaN.Count > MostSteps || !_isNaN.Add(value) || !definitions.TryGetValue(value, out Op? op)) return false;
        return op switch
        {
            Binary { Kind: BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide } o => IsNaN(o.Left),
            Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide } o when o.Result.Type.IsFloat => IsNaN(o.Left) || IsNaN(o.Right),
            Unary { Kind: UnaryKind.Negate } o => IsNaN(o.Operand),
            IR.Convert o when o.Operand.Type.IsFloat && o.Result.Type.IsFloat => IsNaN(o.Operand),
            Call { Function: "Sin" or "Cos" or "Tan" } o => IsNaN(o.Arguments[0]) || IsNotFinite(o.Arguments[0]),
            Call { Arguments.Count: 1 } o when o.Result.Type.IsFloat => IsNaN(o.Arguments[0]),
            _ => false,
        };
    }

    /// <summary>Whether the value is infinite or NaN where the cause is.</summary>
    private bool IsNotFinite(Value value)
    {
        if (value == _cause) return true;
        if (_isNotFinite.Count > MostSteps || !_isNotFinite.Add(value) || !definitions.TryGetValue(value, out Op? op)) return false;
        return op switch
        {
            Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply } o when o.Result.Type.IsFloat => IsNotFinite(o.Left) || IsNotFinite(o.Right),
            Binary { Kind: BinaryKind.Divide } o when o.Result.Type.IsFloat => IsNotFinite(o.Left),
            Unary { Kind: UnaryKind.Negate } o => IsNotFinite(o.Operand),
            IR.Convert o when o.Operand.Type.IsFloat && o.Result.Type.IsFloat => IsNotFinite(o.Operand),
            Call { Function: "Sin" or "Cos" or "Tan" or "Sqrt" or "Log" or "Abs" } o => IsNotFinite(o.Arguments[0]),
            _ => false,
        };
    }
}
