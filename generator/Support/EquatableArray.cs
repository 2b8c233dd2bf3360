using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AutoDiffGen.Generator.Support;

/// <summary>An immutable array whose equality is that of its elements: what records in the incremental pipeline are made of.</summary>
/// <remarks>
/// Over an array, not over <see cref="ImmutableArray{T}"/>: that is another assembly's, whose members machine code made
/// ahead of time must call where it could read the element.
/// </remarks>
/// <param name="items">Belongs to the result from now on.</param>
internal readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items = items;

    public static EquatableArray<T> Empty { get; } = new([]);

    public int Count => _items is null ? 0 : _items.Length;

    public T this[int index] => _items![index];

    public ImmutableArray<T> AsImmutable() => _items is null ? [] : ImmutableArray.Create(_items);

    public EquatableArray<T> Map(Func<T, T> map)
    {
        if (Count == 0) return this;
        T[] mapped = new T[Count];
        for (int i = 0; i < mapped.Length; i++) mapped[i] = map(_items![i]);
        return new(mapped);
    }

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items)) return true;
        if (Count != other.Count) return false;
        for (int i = 0; i < Count; i++)
            if (!_items![i].Equals(other._items![i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        for (int i = 0; i < Count; i++) hash = unchecked((hash * 31) + (_items![i]?.GetHashCode() ?? 0));
        return hash;
    }

    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Walks the elements without an object.</summary>
    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}

internal static class EquatableArray
{
    /// <param name="items">Belongs to the result from now on.</param>
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new(items);

    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToArray());
}
