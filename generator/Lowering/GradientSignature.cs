using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The parameter list that a method's gradient will have.</summary>
internal static class GradientSignature
{
    /// <summary>Whether a method of the user's own would collide with the gradient.</summary>
    public static bool Collides(IMethodSymbol method, IMethodSymbol other)
    {
        IReadOnlyList<IParameterSymbol> wrt = ParameterReader.Wrt(method);
        int count = method.Parameters.Length;
        if (other.Arity != 0 || other.Parameters.Length != count + wrt.Count) return false;
        for (int i = 0; i < count; i++)
            if (!IsSame(method.Parameters[i], other.Parameters[i])) return false;
        for (int i = 0; i < wrt.Count; i++)
            if (!IsOutput(wrt[i].Type, other.Parameters[count + i])) return false;
        return true;
    }

    // The gradient takes by value what the method takes by `in`.
    private static bool IsSame(IParameterSymbol own, IParameterSymbol other) =>
        SymbolEqualityComparer.Default.Equals(own.Type, other.Type) && other.RefKind == RefKind.None;

    // out T for a scalar, Span<T> for a span or array.
    private static bool IsOutput(ITypeSymbol of, IParameterSymbol parameter)
    {
        if (TypeMap.Scalar(of) is not null) return parameter.RefKind != RefKind.None && SymbolEqualityComparer.Default.Equals(of, parameter.Type);
        return parameter.RefKind == RefKind.None && TypeMap.IsSpan(parameter.Type) && TypeMap.Memory(parameter.Type) == TypeMap.Memory(of);
    }
}
