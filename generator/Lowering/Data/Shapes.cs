using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Takes C# types apart.</summary>
internal static class Shapes
{
    public static Shape Of(ITypeSymbol type, Compilation compilation)
    {
        if (TypeMap.Any(type) is { } leaf) return Shape.Of(type, leaf);
        if (TypeMap.IsArray(type) && TypeMap.Element(type) is { } row && TypeMap.IsArray(row) && TypeMap.Scalar(TypeMap.Element(row)) is { } item) return Shape.Of(type, new JaggedType(item));
        if (TypeMap.Element(type) is { } element) return Shape.Memory(type, Of(element, compilation));
        if (type is IArrayTypeSymbol { Rank: 2 or 3 } grid)
            return Shape.Grid(type, grid.Rank, Of(grid.ElementType, compilation), Shape.Of(compilation.GetSpecialType(SpecialType.System_Int32), IrType.I32));
        if (type.TypeKind == TypeKind.Delegate) return Shape.Of(type, ShapeKind.Function);
        if (type is not INamedTypeSymbol { IsValueType: true, EnumUnderlyingType: null } named) return Shape.Of(type, ShapeKind.Unknown);
        if (named.IsTupleType) return Shape.Of(type, ShapeKind.Tuple, [.. named.TupleElements.Select(f => Part(f.CorrespondingTupleField?.Name ?? f.Name, f, compilation))]);
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return Nullable(named, compilation);
        if (!IsKnown(named, compilation)) return Shape.Of(type, ShapeKind.Unknown);
        IEnumerable<ShapePart> fields = Fields(named).Select(f => Part(f.AssociatedSymbol?.Name ?? f.Name, f, compilation));
        IEnumerable<ShapePart> captured = CapturedParameters.Of(named, compilation).Select(p => new ShapePart(p.Name, p, Of(p.Type, compilation)));
        return Shape.Of(type, ShapeKind.Struct, [.. captured, .. fields]);
    }

    private static ShapePart Part(string name, IFieldSymbol field, Compilation compilation) =>
        new(name, field.AssociatedSymbol ?? field, Of(field.Type, compilation));

    private static Shape Nullable(INamedTypeSymbol type, Compilation compilation)
    {
        Shape truth = Shape.Of(compilation.GetSpecialType(SpecialType.System_Boolean), IrType.Bool);
        return Shape.Of(
            type,
            ShapeKind.Nullable,
            new ShapePart("HasValue", null, truth),
            new ShapePart("Value", null, Of(type.TypeArguments[0], compilation)));
    }

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst);

    // Of structs in other assemblies private fields are not to be seen; those of System.Numerics have none.
    private static bool IsKnown(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.SpecialType != SpecialType.None || Fields(type).Any(f => f.IsFixedSizeBuffer)) return false;
        if (type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute")) return false;
        // Fields may lie on each other: to write one is to write the other.
        if (type.GetAttributes().Any(a => a.AttributeClass?.Name == "StructLayoutAttribute" && a.ConstructorArguments.FirstOrDefault().Value is 2 or (short)2)) return false;
        return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) || IsVector(type);
    }

    /// <summary>Vector2/3/4, Quaternion, Plane, Matrix3x2, Matrix4x4.</summary>
    public static bool IsVector(ITypeSymbol? type) =>
        type is { IsValueType: true, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && type.Name is "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Plane" or "Matrix3x2" or "Matrix4x4";
}
