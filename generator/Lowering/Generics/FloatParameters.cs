using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Type parameters that stand for floating-point numbers, and what their constraints let one do with them.</summary>
internal static class FloatParameters
{
    /// <summary>The number type; null where the constraints allow integers too, or what is no number.</summary>
    public static ScalarType? Of(ITypeParameterSymbol parameter) =>
        !parameter.HasReferenceTypeConstraint && Constraints(parameter).Any(i => i.Name == "IFloatingPointConstants" && IsGenericMath(i) && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], parameter))
            ? IrType.Generic(StateLowering.Escaped(parameter.Name))
            : null;

    /// <summary>Whether its constraints give it the static member or operator.</summary>
    public static bool Has(ITypeParameterSymbol parameter, string member) => Constraints(parameter).Any(i => i.GetMembers(member).Any(m => m.IsStatic));

    /// <summary>Whether it is one of the interfaces of System.Numerics.</summary>
    public static bool IsGenericMath(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface, Arity: > 0, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static IEnumerable<INamedTypeSymbol> Constraints(ITypeParameterSymbol parameter)
    {
        foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
        {
            if (constraint is INamedTypeSymbol named)
            {
                yield return named;
                foreach (INamedTypeSymbol inherited in named.AllInterfaces) yield return inherited;
            }
        }
    }
}
