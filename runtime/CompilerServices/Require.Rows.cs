using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.CompilerServices;

/// <content>Of T[][].</content>
public static partial class Require
{
    // So few pairs are compared one by one.
    private const int FewPairs = 256;

    /// <summary>An output has as many rows as the parameter it is the derivative of, each as long, and no two of them are one array.</summary>
    /// <param name="output">The rows to be written.</param>
    /// <param name="of">The parameter.</param>
    /// <param name="name">What the caller calls the output.</param>
    /// <param name="ofName">What the caller calls the parameter.</param>
    /// <exception cref="ArgumentException">They differ; names <paramref name="name"/>.</exception>
    /// <exception cref="ArgumentNullException">One, or a row of it, is null; names it.</exception>
    public static void SameRows<T>(
        T[][] output,
        T[][] of,
        [CallerArgumentExpression(nameof(output))] string name = "",
        [CallerArgumentExpression(nameof(of))] string ofName = "")
    {
        if (of is null) throw new ArgumentNullException(ofName.TrimStart('@'));
        if (output is null) throw new ArgumentNullException(name.TrimStart('@'));
        NoNullRow(of, ofName);
        NoNullRow(output, name);
        if (output.Length != of.Length) ThrowLength(output.Length, of.Length, name, ofName);
        for (int i = 0; i < of.Length; i++)
            if (output[i].Length != of[i].Length) ThrowRow(i, output[i].Length, of[i].Length, name, ofName);
        DistinctRows(output, name);
    }

    /// <summary>How many elements all rows have.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <exception cref="ArgumentNullException">They, or one of them, are null; names them.</exception>
    public static int Elements<T>(T[][] rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        if (rows is null) throw new ArgumentNullException(name.TrimStart('@'));
        NoNullRow(rows, name);
        int count = 0;
        foreach (T[] row in rows) count = checked(count + row.Length);
        return count;
    }

    /// <summary>No two rows that are written are one array.</summary>
    /// <param name="rows">The rows; null where the loss may do without.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <exception cref="ArgumentException">Two are; names <paramref name="name"/>.</exception>
    public static void DistinctRows<T>(T[][]? rows, [CallerArgumentExpression(nameof(rows))] string name = "")
    {
        NoNullRow(rows, name);
        if (rows is null) return;
        if (Shared(rows, null) is { } row) throw new ArgumentException($"Row {row} of '{name.TrimStart('@')}' is another row too, which would be overwritten with it.", name.TrimStart('@'));
    }

    /// <summary>No row shares an element with other memory of the call, where one of the two is written.</summary>
    /// <param name="rows">Rows; null where the loss may do without.</param>
    /// <param name="other">Other memory.</param>
    /// <param name="name">What the caller calls what is written.</param>
    /// <param name="otherName">What the caller calls the other of the two.</param>
    /// <exception cref="ArgumentException">One does; names <paramref name="name"/>.</exception>
    public static void NoSharedRow<T>(T[][]? rows, ReadOnlySpan<T> other, string name, string otherName)
    {
        NoNullRow(rows, name);
        foreach (T[] row in rows ?? [])
            if (other.Overlaps(row)) ThrowOverlap(name, otherName);
    }

    /// <inheritdoc cref="NoSharedRow{T}(T[][], ReadOnlySpan{T}, string, string)"/>
    public static void NoSharedRow<T>(T[][]? rows, T[][]? other, string name, string otherName)
    {
        NoNullRow(rows, name);
        NoNullRow(other, otherName);
        if (rows is not null && other is not null && Shared(rows, other) is not null) ThrowOverlap(name, otherName);
    }

    private static void NoNullRow<T>(T[][]? rows, string name)
    {
        foreach (T[] row in rows ?? [])
            if (row is null) throw new ArgumentNullException(name.TrimStart('@'), "A row is null.");
    }

    /// <summary>The number of a row that is one of the others too, or, where there are none to compare with, another row. Empty ones share nothing.</summary>
    private static int? Shared<T>(T[][] rows, T[][]? others)
    {
        if ((long)rows.Length * (others ?? rows).Length > FewPairs) return SharedByTable(rows, others);
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (T[] other in others is null ? rows.AsSpan(0, i) : others)
                if (ReferenceEquals(rows[i], other) && other.Length > 0) return i;
        }

        return null;
    }

    // An open table of the arrays by their identity: as many steps as arrays.
    private static int? SharedByTable<T>(T[][] rows, T[][]? others)
    {
        int length = 2 * (others ?? rows).Length;
        object?[] rented = ArrayPool<object?>.Shared.Rent(length);
        Span<object?> table = rented.AsSpan(0, length);
        table.Clear();
        try
        {
            foreach (T[] other in others ?? []) _ = Find(table, other, add: true);
            for (int i = 0; i < rows.Length; i++)
                if (rows[i].Length > 0 && Find(table, rows[i], add: others is null)) return i;
            return null;
        }
        finally
        {
            ArrayPool<object?>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool Find(Span<object?> table, object item, bool add)
    {
        int at = (int)((uint)RuntimeHelpers.GetHashCode(item) % (uint)table.Length);
        for (; table[at] is { } there; at = at + 1 == table.Length ? 0 : at + 1)
            if (ReferenceEquals(there, item)) return true;
        if (add) table[at] = item;
        return false;
    }

    [DoesNotReturn]
    private static void ThrowRow(int row, int length, int expected, string name, string of) =>
        throw new ArgumentException($"Row {row} of '{name.TrimStart('@')}' has {length} elements, but that of '{of.TrimStart('@')}' has {expected}.", name.TrimStart('@'));
}
