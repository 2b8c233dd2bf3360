using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What each parameter is to the derivative.</summary>
internal static class ParameterReader
{
    public static bool HasWrt(IParameterSymbol parameter) => Has(parameter, "WrtAttribute");

    public static bool HasNoGradient(IParameterSymbol parameter) => Has(parameter, "NoGradientAttribute");

    /// <summary>double or float, or a span or array of them.</summary>
    public static bool IsDifferentiable(ITypeSymbol type) => TypeMap.Any(type) switch
    {
        ScalarType scalar => scalar.IsFloat,
        ArrayType array => array.ElementType.IsFloat,
        _ => false,
    };

    /// <summary>Those with [Wrt]; where none has it, all that can be differentiated and are not excepted.</summary>
    public static IReadOnlyList<IParameterSymbol> Wrt(IMethodSymbol method)
    {
        IParameterSymbol[] marked = [.. method.Parameters.Where(HasWrt)];
        return marked.Length > 0 ? marked : [.. method.Parameters.Where(p => !HasNoGradient(p) && IsDifferentiable(p.Type))];
    }

    /// <summary>Parameters of the IR, bound as variables of the method.</summary>
    public static IReadOnlyList<Parameter> Bind(LoweringContext context, IMethodSymbol method)
    {
        IReadOnlyList<IParameterSymbol> wrt = Wrt(method);
        List<Parameter> parameters = [];
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            IrType type = TypeMap.Any(symbol.Type)!;
            Value value = context.Values.New(type, symbol.Name);
            Place place = context.Declare(symbol.Name, context.Types.Shape(symbol.Type));
            context.Frame.Bind(symbol, place);
            context.Variables.Set(place.Variables.Single(), value);
            ParameterRole role = wrt.Contains(symbol, SymbolEqualityComparer.Default) ? ParameterRole.Wrt : ParameterRole.Data;
            parameters.Add(new Parameter(value, symbol.Name, TypeMap.Form(symbol.Type), role));
        }

        return parameters;
    }

    private static bool Has(IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().Any(a => a.AttributeClass is { } type && type.Name == attribute
            && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true });
}
