using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Fields of other types that their own methods may read and the derivative may not: read by accessors that the runtime binds.</summary>
internal sealed class PrivateState(LoweringContext context)
{
    private const string Services = "global::System.Runtime.CompilerServices";

    private readonly Dictionary<ISymbol, Accessor> _accessors = new(SymbolEqualityComparer.Default);

    public IEnumerable<Accessor> Accessors => _accessors.Values;

    /// <summary>"KOfModel(model)"; null where C# cannot name the type, or the runtime not bind the field.</summary>
    public string? Code(ISymbol member, string owner)
    {
        if (member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsFileLocal: false, IsRefLikeType: false } type || IsGeneric(type) || !IsAccessible(type)) return null;
        if (Field(member) is not var (name, held) || !IsAccessible(held)) return null;
        if (!_accessors.TryGetValue(member, out Accessor? accessor)) _accessors[member] = accessor = Declare(member, type, name, held);
        return $"{accessor.Name}({(member.IsStatic ? "default!" : owner)})";
    }

    private Accessor Declare(ISymbol member, INamedTypeSymbol type, string field, ITypeSymbol held)
    {
        string trimmed = member.Name.TrimStart('_');
        string wanted = $"{(trimmed.Length == 0 ? "Field" : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1))}Of{type.Name}", name = wanted;
        for (int i = 2; _accessors.Values.Any(a => a.Name == name) || context.Root.Parameters.Any(p => p.Name == name); i++) name = wanted + i;
        string kind = member.IsStatic ? "StaticField" : "Field";
        // A static class can be the type of nothing.
        string owner = type.IsStatic
            ? $"[{Services}.UnsafeAccessorType(\"{MetadataName(type)}\")] object"
            : (type.IsValueType && !member.IsStatic ? "in " : "") + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new Accessor(
            name,
            $"[{Services}.UnsafeAccessor({Services}.UnsafeAccessorKind.{kind}, Name = \"{field}\")]",
            $"static extern ref {StructText.Name(held)} {name}({owner} owner);");
    }

    private static (string Name, ITypeSymbol Type)? Field(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false, IsFixedSizeBuffer: false, RefKind: RefKind.None } field => (field.MetadataName, field.Type),
        IPropertySymbol property when StateLowering.IsAutomatic(property) => ($"<{property.MetadataName}>k__BackingField", property.Type),
        IParameterSymbol parameter => ($"<{parameter.MetadataName}>P", parameter.Type),
        _ => null,
    };

    private static bool IsGeneric(INamedTypeSymbol type) => type.TypeParameters.Length > 0 || (type.ContainingType is { } outer && IsGeneric(outer));

    private bool IsAccessible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsAccessible(array.ElementType),
        ITypeParameterSymbol or IPointerTypeSymbol => false,
        _ => context.Compilation.IsSymbolAccessibleWithin(type, context.Home),
    };

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
}
