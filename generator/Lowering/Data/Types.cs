using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>C# types as the call that is being lowered sees them.</summary>
internal sealed class Types(LoweringContext context)
{
    private readonly Dictionary<ITypeSymbol, Shape> _shapes = new(SymbolEqualityComparer.Default);

    public ScalarType? Scalar(ITypeSymbol? type) => TypeMap.Scalar(Resolve(type));

    public ArrayType? Memory(ITypeSymbol? type) => TypeMap.Memory(Resolve(type));

    public IrType? Any(ITypeSymbol? type) => TypeMap.Any(Resolve(type));

    /// <summary>The type itself; of a callee's type parameter, what the call puts in its place.</summary>
    public ITypeSymbol? Resolve(ITypeSymbol? type) => type is null ? null : context.Frame.TypeArguments.Apply(type, context.Compilation);

    public Shape Shape(ITypeSymbol type) => ShapeOf(Resolve(type)!);

    /// <summary>Of a type that is known as the attributed method sees it.</summary>
    public Shape ShapeOf(ITypeSymbol resolved)
    {
        if (!_shapes.TryGetValue(resolved, out Shape? shape)) _shapes[resolved] = shape = Shapes.Of(resolved, context.Compilation);
        return shape;
    }
}
