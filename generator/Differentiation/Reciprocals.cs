using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>1 / x, whose derivative −1 / x² the result makes without another division.</summary>
internal sealed class Reciprocals(Method method)
{
    private readonly ValueSet _ones = new(method.Ops.OfType<Const>().Where(IsOne).Select(c => c.Result));

    public bool Is(PureOp op) => op is Binary { Kind: BinaryKind.Divide, Result.Type.IsFloat: true } quotient && _ones.Contains(quotient.Left);

    /// <summary>The share of the adjoint, or of a tangent: d · y · −y.</summary>
    /// <remarks>Where y has lost digits, as x is close to the largest number, d · y² has lost them too: two bits at most.</remarks>
    public static Value Share(RegionBuilder builder, Value adjoint, Value result) =>
        builder.Binary(BinaryKind.AdjointMultiply, builder.Binary(BinaryKind.AdjointMultiply, adjoint, result), builder.Negate(result));

    private static bool IsOne(Const constant) => constant.Result.Type is ScalarType { IsFloat: true } type && constant.Bits == Literal.Bits(type, 1);
}
