using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What makes two calls of a method calls of one function: the same code, and arguments that are handed over in the same way.</summary>
internal sealed class FunctionKey(IReadOnlyList<object?> parts) : IEquatable<FunctionKey>
{
    private readonly IReadOnlyList<object?> _parts = parts;

    public bool Equals(FunctionKey? other) =>
        other is not null && _parts.Count == other._parts.Count && _parts.Zip(other._parts, AreSame).All(same => same);

    public override bool Equals(object? obj) => Equals(obj as FunctionKey);

    public override int GetHashCode() => _parts.OfType<ISymbol>().Aggregate(_parts.Count, (hash, symbol) => unchecked((hash * 31) + SymbolEqualityComparer.Default.GetHashCode(symbol)));

    private static bool AreSame(object? left, object? right) =>
        left is ISymbol symbol ? right is ISymbol other && SymbolEqualityComparer.Default.Equals(symbol, other) : Equals(left, right);
}
