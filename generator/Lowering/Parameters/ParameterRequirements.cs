using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What must hold of a parameter of the attributed method.</summary>
internal static class ParameterRequirements
{
    public static IEnumerable<DiagnosticInfo> Check(IMethodSymbol method, IParameterSymbol parameter, Compilation compilation)
    {
        bool isMarked = ParameterReader.HasWrt(parameter);
        if (isMarked && ParameterReader.HasNoGradient(parameter)) return [At(parameter, Descriptors.WrtAndNoGradient, parameter.Name)];
        Shape shape = Shapes.Of(parameter.Type, compilation);
        if (parameter.RefKind is RefKind.Ref or RefKind.Out && !IsNumbers(shape))
            return [At(parameter, Descriptors.ReferenceParameter, parameter.Name, parameter.RefKind == RefKind.Ref ? "ref" : "out", Display(parameter.Type))];
        if (isMarked && (parameter.RefKind == RefKind.Out || !ParameterReader.IsDifferentiable(parameter.Type, compilation) || ParameterReader.HidesMemory(shape)))
            return [At(parameter, Descriptors.WrtNotDifferentiable, parameter.Name, Display(parameter.Type))];
        if (parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            return [At(parameter, Descriptors.ParameterType, parameter.Name, Display(parameter.Type))];

        if (Hidden(shape, compilation, method.ContainingType) is { } hidden)
            return [At(parameter, Descriptors.PartHidden, parameter.Name, Display(hidden.ContainingType), hidden.Name)];
        bool isWrt = ParameterReader.Wrt(method, compilation).Contains(parameter, SymbolEqualityComparer.Default);
        if ((isWrt || parameter.RefKind == RefKind.Out) && !CanBeMade(shape, isWrt, compilation, method.ContainingType))
            return [At(parameter, Descriptors.CannotBeMade, parameter.Name, Display((shape.Element ?? shape).Type))];
        return [];
    }

    /// <summary>Elements that the method changes, in a way that C# cannot write member by member.</summary>
    public static DiagnosticInfo? CheckWritten(IMethodSymbol method, Method primal)
    {
        Parameter[] fixedLeaves = [.. primal.Parameters.Where(p => p.Update == ParameterReader.NoUpdate)];
        if (fixedLeaves.Length == 0) return null;
        MemoryRoots roots = new(primal);
        HashSet<Value> written = [.. primal.Body.Ops.SelectMany(roots.WrittenBy)];
        foreach (Parameter parameter in fixedLeaves.Where(p => written.Contains(p.Value) || p.Form == ParameterForm.RefScalar))
        {
            IParameterSymbol symbol = method.Parameters.First(p => p.Name == parameter.Name);
            return At(symbol, Descriptors.CannotBeMade, symbol.Name, Display(TypeMap.Element(symbol.Type) ?? symbol.Type));
        }
        return null;
    }

    // What is written back by its members must have no others.
    private static bool IsNumbers(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => shape.Leaf is ScalarType,
        ShapeKind.Struct or ShapeKind.Tuple => shape.Parts.All(p => IsNumbers(p.Shape)),
        _ => false,
    };

    private static bool CanBeMade(Shape shape, bool isWrt, Compilation compilation, INamedTypeSymbol place)
    {
        StructText text = new(compilation, place);
        if (shape.Element is { } element) return element.Kind == ShapeKind.Leaf || Paths(element).All(path => text.Update(element, path) is not null);
        return text.Construction(shape, leaf => !isWrt || ParameterLeaves.IsKept(leaf)) is not null;
    }

    private static IEnumerable<IReadOnlyList<int>> Paths(Shape shape)
    {
        if (shape.Kind == ShapeKind.Leaf) return ParameterLeaves.IsKept(shape) ? [[]] : [];
        return shape.Parts.SelectMany((part, i) => Paths(part.Shape).Select(rest => (IReadOnlyList<int>)[i, .. rest]));
    }

    /// <summary>A member with numbers in it that cannot be read where the derivative stands.</summary>
    private static ISymbol? Hidden(Shape shape, Compilation compilation, INamedTypeSymbol place)
    {
        Shape owner = shape.Element ?? shape;
        if (owner.Kind is not (ShapeKind.Struct or ShapeKind.Tuple or ShapeKind.Nullable)) return null;
        foreach (ShapePart part in owner.Parts)
        {
            if (!part.Shape.Leaves().Any()) continue;
            ISymbol? read = part.Member is IPropertySymbol property ? property.GetMethod : part.Member;
            if (read is IParameterSymbol || read is not null && !compilation.IsSymbolAccessibleWithin(read, place)) return part.Member;
            if (Hidden(part.Shape, compilation, place) is { } inner) return inner;
        }

        return null;
    }

    private static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        DiagnosticInfo.At(symbol.Locations.FirstOrDefault(), descriptor, arguments);

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
