using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>C# types as IR types.</summary>
internal static class TypeMap
{
    /// <summary>Numbers, truth values, and enums as the numbers that they are.</summary>
    /// <param name="type">As the attributed method sees it: a type parameter is its own.</param>
    public static ScalarType? Scalar(ITypeSymbol? type) => type is ITypeParameterSymbol parameter ? FloatParameters.Of(parameter) : type?.SpecialType switch
    {
        SpecialType.System_Double => IrType.F64,
        SpecialType.System_Single => IrType.F32,
        SpecialType.System_Int32 => IrType.I32,
        SpecialType.System_Int64 => IrType.I64,
        SpecialType.System_UInt32 => IrType.U32,
        SpecialType.System_UInt64 => IrType.U64,
        SpecialType.System_SByte => IrType.I8,
        SpecialType.System_Byte => IrType.U8,
        SpecialType.System_Int16 => IrType.I16,
        SpecialType.System_UInt16 => IrType.U16,
        SpecialType.System_Char => IrType.Char,
        SpecialType.System_Boolean => IrType.Bool,
        _ => IsEnum(type) ? Scalar(((INamedTypeSymbol)type!).EnumUnderlyingType) : null,
    };

    public static bool IsEnum(ITypeSymbol? type) => type is INamedTypeSymbol { EnumUnderlyingType: not null };

    /// <summary>The type of an array, span or read-only span of scalars; null for all else.</summary>
    public static ArrayType? Memory(ITypeSymbol? type) =>
        Scalar(Element(type)) is { } scalar ? new ArrayType(scalar) : null;

    public static IrType? Any(ITypeSymbol? type) => (IrType?)Scalar(type) ?? Memory(type);

    public static ParameterForm Form(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol) return ParameterForm.Array;
        if (IsSpan(type)) return ParameterForm.Span;
        return IsReadOnlySpan(type) ? ParameterForm.ReadOnlySpan : ParameterForm.Scalar;
    }

    public static bool IsArray(ITypeSymbol? type) => type is IArrayTypeSymbol { IsSZArray: true };

    public static bool IsSpan(ITypeSymbol? type) => IsSystemGeneric(type, "Span");

    public static bool IsReadOnlySpan(ITypeSymbol? type) => IsSystemGeneric(type, "ReadOnlySpan");

    public static bool IsAnySpan(ITypeSymbol? type) => IsSpan(type) || IsReadOnlySpan(type);

    /// <summary>Whether it is the type of that name in namespace System.</summary>
    public static bool IsSystem(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol && type.Name == name && type.ContainingType is null && IsSystemNamespace(type.ContainingNamespace);

    /// <summary>What an array, span or read-only span holds.</summary>
    public static ITypeSymbol? Element(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType,
        INamedTypeSymbol span when IsAnySpan(span) => span.TypeArguments[0],
        _ => null,
    };

    private static bool IsSystemGeneric(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { Arity: 1 } && IsSystem(type, name);

    private static bool IsSystemNamespace(INamespaceSymbol? space) =>
        space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
