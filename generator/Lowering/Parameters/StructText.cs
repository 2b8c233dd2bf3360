using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>How C# makes a struct of its leaves, and another one with one leaf changed.</summary>
/// <param name="compilation">What can be seen.</param>
/// <param name="place">From where.</param>
internal sealed class StructText(Compilation compilation, INamedTypeSymbol place)
{
    private readonly StructConstructors _constructors = new(compilation, place);

    /// <summary>The type, as generated code names it.</summary>
    public static string Name(ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>"new global::N.Point({0}, {1})", over the leaves that are kept, in order; null where C# has no way to say it.</summary>
    public string? Construction(Shape shape, Func<Shape, bool> isKept)
    {
        int next = 0;
        return Construct(shape, isKept, ref next);
    }

    /// <summary>"{0} with { Position = new(…{1}…) }": the whole {0} with the leaf changed to {1}. Empty where it can be assigned; null where C# has no way to say it.</summary>
    /// <param name="shape">Of the whole.</param>
    /// <param name="path">The parts that lead to the leaf.</param>
    public string? Update(Shape shape, IReadOnlyList<int> path)
    {
        Shape at = shape;
        bool isAssigned = true;
        for (int i = 0; i < path.Count; i++)
        {
            ISymbol? member = at.Parts[path[i]].Member;
            bool isVariable = i < path.Count - 1 ? member is IFieldSymbol { IsReadOnly: false } : _constructors.CanAssign(member);
            isAssigned &= isVariable;
            at = at.Parts[path[i]].Shape;
        }

        return isAssigned ? "" : Change(shape, path, 0, "{0}");
    }

    private string? Change(Shape shape, IReadOnlyList<int> path, int depth, string owner)
    {
        ShapePart part = shape.Parts[path[depth]];
        string name = StateLowering.Escaped(part.Name);
        string? inner = depth == path.Count - 1 ? "{1}" : Change(part.Shape, path, depth + 1, $"{owner}.{name}");
        if (inner is null) return null;
        if (_constructors.CanInitialize(part.Member)) return $"{owner} with {{ {name} = {inner} }}";
        return _constructors.Find(shape, _ => true) is { } parts
            ? $"new {Name(shape.Type)}({string.Join(", ", parts.Select(p => p == path[depth] ? inner : $"{owner}.{StateLowering.Escaped(shape.Parts[p].Name)}"))})"
            : null;
    }

    private string? Construct(Shape shape, Func<Shape, bool> isKept, ref int next)
    {
        if (shape.Kind == ShapeKind.Leaf)
        {
            if (!isKept(shape)) return Default(shape.Type);
            string value = $"{{{next++}}}";
            return shape.Type is INamedTypeSymbol { EnumUnderlyingType: not null } ? $"({Name(shape.Type)})({value})" : value;
        }

        if (!IsAnyKept(shape, isKept)) return Default(shape.Type);
        if (shape.Kind is not (ShapeKind.Struct or ShapeKind.Tuple)) return null;
        string?[] parts = new string?[shape.Parts.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Construct(shape.Parts[i].Shape, isKept, ref next);
            if (parts[i] is null) return null;
        }

        if (shape.Kind == ShapeKind.Tuple) return $"({string.Join(", ", parts)})";
        int[] kept = [.. Enumerable.Range(0, parts.Length).Where(i => IsAnyKept(shape.Parts[i].Shape, isKept))];
        bool isPositional = shape.Type.IsRecord || Shapes.IsVector(shape.Type);
        if (!isPositional && kept.All(i => _constructors.CanInitialize(shape.Parts[i].Member)))
        {
            string members = string.Join(", ", kept.Select(i => $"{StateLowering.Escaped(shape.Parts[i].Name)} = {parts[i]}"));
            return StructConstructors.IsPlain(shape.Type) ? $"new {Name(shape.Type)} {{ {members} }}" : $"default({Name(shape.Type)}) with {{ {members} }}";
        }

        if (_constructors.Find(shape, kept.Contains) is { } arguments) return $"new {Name(shape.Type)}({string.Join(", ", arguments.Select(i => parts[i]))})";
        if (!kept.All(i => _constructors.CanInitialize(shape.Parts[i].Member))) return null;
        return $"default({Name(shape.Type)}) with {{ {string.Join(", ", kept.Select(i => $"{StateLowering.Escaped(shape.Parts[i].Name)} = {parts[i]}"))} }}";
    }

    private static bool IsAnyKept(Shape shape, Func<Shape, bool> isKept) =>
        shape.Kind == ShapeKind.Leaf ? isKept(shape) : shape.Kind is ShapeKind.Struct or ShapeKind.Tuple && shape.Parts.Any(p => IsAnyKept(p.Shape, isKept));

    private static string Default(ITypeSymbol type) => type.IsValueType ? $"default({Name(type)})" : $"default({Name(type.WithNullableAnnotation(NullableAnnotation.None))})!";
}
