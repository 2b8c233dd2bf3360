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

    /// <summary>What stands for an update that C# has no way to write; refused where the method makes one.</summary>
    public const string NoUpdate = "?";

    /// <summary>double or float, a struct or tuple with such, or a span or array of them.</summary>
    public static bool IsDifferentiable(ITypeSymbol type, Compilation compilation) => IsDifferentiable(Shapes.Of(type, compilation));

    private static bool IsDifferentiable(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => ParameterLeaves.IsKept(shape),
        ShapeKind.Struct or ShapeKind.Tuple => shape.Parts.Any(p => p.Shape.Leaf is not (ArrayType or JaggedType) && IsDifferentiable(p.Shape)),
        ShapeKind.Structs => IsDifferentiable(shape.Element!),
        ShapeKind.Grid => IsDifferentiable(shape.Items),
        _ => false,
    };

    /// <summary>Whether a part of it that has a derivative would be taken for a constant: an array in a struct.</summary>
    public static bool HidesMemory(Shape shape) =>
        shape.Kind is ShapeKind.Struct or ShapeKind.Tuple && shape.Parts.Any(p => p.Shape.IsMemory ? IsDifferentiable(p.Shape) : HidesMemory(p.Shape));

    /// <summary>Those with [Wrt]; where none has it, all that can be differentiated and are not excepted.</summary>
    public static IReadOnlyList<IParameterSymbol> Wrt(IMethodSymbol method, Compilation compilation)
    {
        IParameterSymbol[] marked = [.. method.Parameters.Where(HasWrt)];
        return marked.Length > 0 ? marked : [.. method.Parameters.Where(p => p.RefKind != RefKind.Out && !HasNoGradient(p) && IsDifferentiable(p.Type, compilation))];
    }

    /// <summary>Parameters of the IR, bound as variables of the method.</summary>
    public static IReadOnlyList<Parameter> Bind(LoweringContext context, IMethodSymbol method)
    {
        IReadOnlyList<IParameterSymbol> wrt = Wrt(method, context.Compilation);
        List<Parameter> parameters = [];
        foreach (IParameterSymbol symbol in method.Parameters)
            parameters.AddRange(ParameterLeaves.Bind(context, symbol, wrt.Contains(symbol, SymbolEqualityComparer.Default)));
        return parameters;
    }

    /// <summary>The variables of its `ref` and `out` parameters.</summary>
    public static IEnumerable<Variable> Outputs(LoweringContext context, IMethodSymbol method) =>
        from symbol in method.Parameters
        where symbol.RefKind is RefKind.Ref or RefKind.Out
        from variable in context.Frame.Find(symbol)!.Variables
        where variable.Type is ScalarType
        select variable;

    private static bool Has(IParameterSymbol parameter, string attribute) =>
        parameter.GetAttributes().Any(a => a.AttributeClass is { } type && type.Name == attribute
            && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true });
}
