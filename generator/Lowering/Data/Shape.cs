using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What a C# type is to the lowering: one value of the IR, or a tree of them.</summary>
internal enum ShapeKind
{
    /// <summary>A scalar, or memory of scalars: one value.</summary>
    Leaf,

    /// <summary>A struct: its fields.</summary>
    Struct,

    /// <summary>A tuple: its elements.</summary>
    Tuple,

    /// <summary>T?: whether it has a value, and the value.</summary>
    Nullable,

    /// <summary>An array or span of structs: one memory a field.</summary>
    Structs,

    /// <summary>T[,] or T[,,]: its elements in a row, and its lengths.</summary>
    Grid,

    /// <summary>A delegate: a function that is known where it is called.</summary>
    Function,

    /// <summary>Anything else: may be handed on as part of a struct, but not read.</summary>
    Unknown,
}

/// <param name="Name">As a reader calls it: "X", "Item1".</param>
/// <param name="Member">The field, or the automatic property that it backs; null for the parts of a nullable value.</param>
/// <param name="Shape">What it is.</param>
internal sealed record ShapePart(string Name, ISymbol? Member, Shape Shape);

/// <summary>The tree of IR values that a value of a C# type is made of. Structs are taken apart: the IR knows none.</summary>
internal sealed class Shape
{
    private Shape(ITypeSymbol type, ShapeKind kind, IrType? leaf, IReadOnlyList<ShapePart> parts, Shape? element = null, bool isHollow = false)
    {
        Object = kind == ShapeKind.Unknown && !isHollow ? OpaqueTypes.Of(type) : null;
        Type = type;
        Kind = kind;
        Leaf = leaf;
        Parts = parts;
        Element = element;
    }

    public ITypeSymbol Type { get; }

    public ShapeKind Kind { get; }

    /// <summary>Of one value, its type; else null.</summary>
    public IrType? Leaf { get; }

    /// <summary>Of an object that can be held and handed on, its type; else null.</summary>
    public OpaqueType? Object { get; }

    public IReadOnlyList<ShapePart> Parts { get; }

    /// <summary>Of memory of structs, the struct; else null.</summary>
    public Shape? Element { get; }

    /// <summary>Whether all of it is memory.</summary>
    public bool IsMemory => Leaf is ArrayType or JaggedType || Kind == ShapeKind.Structs;

    /// <summary>A grid's elements in a row.</summary>
    public Shape Items => Parts[0].Shape;

    public static Shape Of(ITypeSymbol type, IrType leaf) => new(type, ShapeKind.Leaf, leaf, []);

    public static Shape Of(ITypeSymbol type, ShapeKind kind, params ShapePart[] parts) => new(type, kind, null, parts);

    /// <summary>An array or span of the element: memory of scalars, or one memory for each leaf of a struct.</summary>
    public static Shape Memory(ITypeSymbol type, Shape element)
    {
        if (element.Leaf is ScalarType scalar) return Of(type, new ArrayType(scalar));
        if (element.Kind is not (ShapeKind.Struct or ShapeKind.Tuple)) return Of(type, ShapeKind.Unknown);
        ShapePart[] parts = [.. element.Parts.Select(p => p with { Shape = MemoryOf(p.Shape) })];
        return new Shape(type, ShapeKind.Structs, null, parts, element);
    }

    // Objects in the elements have no memory here.
    private static Shape MemoryOf(Shape part) => Memory(part.Type, part) is { Kind: not ShapeKind.Unknown } memory ? memory : new Shape(part.Type, ShapeKind.Unknown, null, [], isHollow: true);

    /// <summary>An array of several dimensions.</summary>
    public static Shape Grid(ITypeSymbol type, int rank, Shape element, Shape length)
    {
        Shape items = Memory(type, element);
        if (items.Kind == ShapeKind.Unknown) return items;
        ShapePart[] parts = [new ShapePart("", null, items), .. Enumerable.Range(0, rank).Select(i => new ShapePart($"GetLength({i})", null, length))];
        return new Shape(type, ShapeKind.Grid, null, parts, element);
    }

    /// <summary>Where a field, property or tuple element stands among the parts; -1 where it is none of them.</summary>
    public int IndexOf(ISymbol member)
    {
        ISymbol wanted = Stored(member);
        for (int i = 0; i < Parts.Count; i++)
            if (Parts[i].Member is { } own && SymbolEqualityComparer.Default.Equals(Stored(own), wanted)) return i;
        return -1;
    }

    /// <summary>The types of all values that it consists of, in order.</summary>
    public IEnumerable<IrType> Leaves() => (Leaf ?? Object) is { } leaf ? [leaf] : Parts.SelectMany(p => p.Shape.Leaves());

    /// <summary>The tree again, from the values of its leaves in order.</summary>
    public Datum Build(IReadOnlyList<Value> leaves)
    {
        int next = 0;
        return Build(leaves, ref next);
    }

    private Datum Build(IReadOnlyList<Value> leaves, ref int next)
    {
        if ((Leaf ?? Object) is not null) return leaves[next++];
        List<Datum> parts = [];
        foreach (ShapePart part in Parts) parts.Add(part.Shape.Build(leaves, ref next));
        return new Datum.Composite(this, parts);
    }

    // A named tuple element is another name of Item1; a backing field is what its property stores.
    private static ISymbol Stored(ISymbol member) => member switch
    {
        IFieldSymbol { CorrespondingTupleField: { } item } => item.OriginalDefinition,
        IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => property.OriginalDefinition,
        _ => member.OriginalDefinition,
    };
}
