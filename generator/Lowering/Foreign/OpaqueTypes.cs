using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Objects that the derivative only hands on: strings, models, lists, random numbers, decimals; arrays and spans of objects.</summary>
internal static class OpaqueTypes
{
    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Types of System whose members change nothing that anyone could see.</summary>
    private static readonly string[] Unchanging =
        ["String", "Decimal", "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "Math", "MathF", "BitConverter", "Convert", "Version", "Char", "Int32", "Int64", "Double", "Single", "Boolean", "Nullable", "Tuple", "ValueTuple", "Guid", "Array", "MemoryExtensions", "Object", "Index", "Range"];

    /// <summary>Types of System.Collections and System.Linq that are read by their getters, and by these methods.</summary>
    private static readonly string[] Reading =
        ["Contains", "ContainsKey", "IndexOf", "LastIndexOf", "BinarySearch", "ToString", "Equals", "GetHashCode", "CompareTo"];

    /// <summary>Whether values of the type can be held and handed on; null for what C# gives no variable, or what is something else.</summary>
    public static OpaqueType? Of(LoweringContext context, ITypeSymbol? type)
    {
        if (type is null || context.Types.Resolve(type) is not { } resolved) return null;
        return Of(context.Types.ShapeOf(resolved));
    }

    /// <param name="shape">Of the type, as the attributed method sees it.</param>
    public static OpaqueType? Of(Shape shape) => shape.Kind is ShapeKind.Unknown or ShapeKind.Function ? Of(shape.Type) : null;

    /// <param name="resolved">A type that is nothing else to the derivative.</param>
    public static OpaqueType? Of(ITypeSymbol resolved)
    {
        if (resolved is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol or ITypeParameterSymbol) return null;
        if ((resolved is IArrayTypeSymbol || resolved.IsRefLikeType) && !IsMany(resolved)) return null;
        // Numbers they are, only none that are known here: what is computed with them would be taken for an object.
        if (resolved.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return null;
        if (resolved.TypeKind == TypeKind.Error || resolved.SpecialType == SpecialType.System_Void || resolved.IsAnonymousType) return null;
        return new OpaqueType(resolved.ToDisplayString(Format));
    }

    /// <summary>Whether it is an array or a span of objects, or of structs, which count as such where they are no memory of numbers.</summary>
    public static bool IsMany(ITypeSymbol? type)
    {
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : TypeMap.Element(type);
        return element is IArrayTypeSymbol ? IsMany(element)
            : element is { IsReferenceType: true, TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Delegate }
            || element is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None or SpecialType.System_DateTime or SpecialType.System_Decimal, IsRefLikeType: false };
    }

    /// <summary>Whether the method may run again: it changes nothing, and returns the same while nothing changes.</summary>
    public static bool IsPure(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType.OriginalDefinition;
        string space = type.ContainingNamespace.ToDisplayString();
        bool isGetter = method.MethodKind == MethodKind.PropertyGet;
        if (space == "System")
            return Unchanging.Contains(type.Name) && !method.ReturnsVoid && method.Name != "NewGuid" && !(isGetter && method.IsStatic && method.Name.EndsWith("Now", System.StringComparison.Ordinal));
        if (space.StartsWith("System.Collections", System.StringComparison.Ordinal)) return isGetter || Reading.Contains(method.Name);
        return space == "System.Linq" && !method.ReturnsVoid && type.Name == "Enumerable";
    }

    /// <summary>Whether the method only reads the memory that it is given.</summary>
    public static bool OnlyReads(IMethodSymbol method) => IsPure(method);
}
