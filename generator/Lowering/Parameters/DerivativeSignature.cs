using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The parameter list that a method's derivative will have.</summary>
internal static class DerivativeSignature
{
    /// <summary>Whether a method of the user's own would collide with the derivative.</summary>
    public static bool Collides(IMethodSymbol method, Kinds kind, IMethodSymbol other, Compilation compilation)
    {
        int count = method.Parameters.Length;
        // Which parameters are outputs only the method's code says: whatever stands behind its own counts.
        if (method.ReturnsVoid) return other.Arity == method.Arity && other.Parameters.Length > count && method.Parameters.Zip(other.Parameters, IsSame).All(same => same);
        (ITypeSymbol Of, bool IsInput)[] added = [.. Added(method, kind, compilation)];
        if (other.Arity != method.Arity || other.Parameters.Length != count + added.Length) return false;
        if (other.Arity > 0) other = other.Construct([.. method.TypeParameters]);
        for (int i = 0; i < count; i++)
            if (!IsSame(method.Parameters[i], other.Parameters[i])) return false;
        if (kind == Kinds.Hessian) return IsSpanOf(method.ReturnType, other.Parameters[count]);
        for (int i = 0; i < added.Length; i++)
            if (!(added[i].IsInput ? IsTangent(added[i].Of, other.Parameters[count + i]) : IsOutput(added[i].Of, other.Parameters[count + i]))) return false;
        return true;
    }

    /// <summary>What stands behind the method's own parameters: of which type each is the derivative, and whether it is handed in.</summary>
    private static IEnumerable<(ITypeSymbol Of, bool IsInput)> Added(IMethodSymbol method, Kinds kind, Compilation compilation)
    {
        ITypeSymbol[] wrt = [.. ParameterReader.Wrt(method, compilation).Select(p => p.Type)];
        IEnumerable<(ITypeSymbol, bool)> inputs = wrt.Select(t => (t, true)), outputs = wrt.Select(t => (t, false));
        return kind switch
        {
            Kinds.Pushforward => inputs.Append((method.ReturnType, false)),
            Kinds.Pullback => outputs.Prepend((method.ReturnType, true)),
            Kinds.HessianVectorProduct => inputs.Concat(outputs),
            Kinds.Hessian => [(method.ReturnType, false)],
            _ => outputs,
        };
    }

    // The gradient takes by value what the method takes by `in`.
    private static bool IsSame(IParameterSymbol own, IParameterSymbol other) =>
        SymbolEqualityComparer.Default.Equals(own.Type, other.Type) && (own.RefKind is RefKind.Ref or RefKind.Out) == (other.RefKind != RefKind.None);

    // T for a scalar or struct, T[,] for a grid, ReadOnlySpan<T> for a span or array.
    private static bool IsTangent(ITypeSymbol of, IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None) return false;
        bool isWhole = of is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol } || TypeMap.Element(of) is null;
        if (isWhole) return SymbolEqualityComparer.Default.Equals(of, parameter.Type);
        return TypeMap.IsAnySpan(parameter.Type) && !TypeMap.IsSpan(parameter.Type) && SymbolEqualityComparer.Default.Equals(TypeMap.Element(parameter.Type), TypeMap.Element(of));
    }

    // out T for a scalar or struct, T[,] for a grid, Span<T> for a span or array.
    private static bool IsOutput(ITypeSymbol of, IParameterSymbol parameter)
    {
        if (of is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol }) return parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(of, parameter.Type);
        if (TypeMap.Element(of) is not { } element) return parameter.RefKind != RefKind.None && SymbolEqualityComparer.Default.Equals(of, parameter.Type);
        return IsSpanOf(element, parameter);
    }

    private static bool IsSpanOf(ITypeSymbol element, IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && TypeMap.IsSpan(parameter.Type) && SymbolEqualityComparer.Default.Equals(TypeMap.Element(parameter.Type), element);
}
