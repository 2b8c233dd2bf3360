using System;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>Where elements of a matrix can be other than 0, in compressed rows.</summary>
/// <remarks>
/// The elements of row i are those from <c>RowStarts[i]</c> up to, not including, <c>RowStarts[i + 1]</c>; their columns, ascending, stand in
/// <see cref="ColumnIndices"/> there, and their values at the same places of the span that a derivative fills. That of a Hessian is
/// symmetric and holds both halves. Immutable.
/// </remarks>
public sealed class SparsityPattern
{
    private readonly int[] _starts;
    private readonly int[] _columns;

    /// <param name="columns">The matrix's number of columns.</param>
    /// <param name="rowStarts">For each row the place of its first element, and the number of all elements behind that: a copy is kept.</param>
    /// <param name="columnIndices">For each element its column, ascending in each row: a copy is kept.</param>
    /// <exception cref="ArgumentException">Starts do not ascend from 0 to the number of elements, or columns not within a row, or one is none of the matrix.</exception>
    public SparsityPattern(int columns, ReadOnlySpan<int> rowStarts, ReadOnlySpan<int> columnIndices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (rowStarts.IsEmpty || rowStarts[0] != 0 || rowStarts[^1] != columnIndices.Length)
            throw new ArgumentException($"The starts of rows go from 0 to the number of elements, {columnIndices.Length}.", nameof(rowStarts));
        for (int row = 0; row + 1 < rowStarts.Length; row++)
        {
            if (rowStarts[row + 1] < rowStarts[row] || rowStarts[row + 1] > columnIndices.Length) throw new ArgumentException($"Row {row} ends before it starts.", nameof(rowStarts));
            for (int i = rowStarts[row]; i < rowStarts[row + 1]; i++)
                if (columnIndices[i] < 0 || columnIndices[i] >= columns || (i > rowStarts[row] && columnIndices[i] <= columnIndices[i - 1]))
                    throw new ArgumentException($"The columns of row {row} do not ascend below {columns}.", nameof(columnIndices));
        }

        (Columns, _starts, _columns) = (columns, rowStarts.ToArray(), columnIndices.ToArray());
    }

    private SparsityPattern(int[] starts, int[] indices, int columns) => (Columns, _starts, _columns) = (columns, starts, indices);

    /// <summary>The matrix's number of rows.</summary>
    public int Rows => _starts.Length - 1;

    /// <summary>The matrix's number of columns.</summary>
    public int Columns { get; }

    /// <summary>How many elements can be other than 0.</summary>
    public int Count => _columns.Length;

    /// <summary>For each row the place of its first element; the last is <see cref="Count"/>.</summary>
    public ReadOnlySpan<int> RowStarts => _starts;

    /// <summary>For each element its column.</summary>
    public ReadOnlySpan<int> ColumnIndices => _columns;

    /// <summary>A pattern whose arrays these are from now on.</summary>
    internal static SparsityPattern Of(int columns, int[] starts, int[] indices) => new(starts, indices, columns);

    /// <summary>The place of an element among those of the pattern.</summary>
    /// <exception cref="ArgumentException">The pattern has no such element: it was made for other data, or other lengths.</exception>
    public int Position(int row, int column)
    {
        int place = Find(row, column);
        return place >= 0 ? place : throw new ArgumentException($"The pattern has no element in row {row}, column {column}: it was made for other data.");
    }

    /// <summary>The place of an element among those of the pattern, of which is known where in its row it most likely stands: no search then.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="before">How many elements of the row are expected before it; any number is right.</param>
    /// <exception cref="ArgumentException">The pattern has no such element: it was made for other data, or other lengths.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Position(int row, int column, int before)
    {
        // A column that is found behind the row's start, but in another row, would be a wrong place.
        int[] starts = _starts, columns = _columns;
        if ((uint)row < (uint)starts.Length - 1)
        {
            int place = starts[row] + before;
            if ((uint)place < (uint)columns.Length && columns[place] == column && place < starts[row + 1] && before >= 0) return place;
        }

        return Position(row, column);
    }

    /// <summary>The place of a row's first element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int RowStart(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return _starts[row];
    }

    /// <summary>How many elements of the row can be other than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int RowLength(int row)
    {
        int start = RowStart(row);
        return _starts[row + 1] - start;
    }

    /// <summary>Whether the element can be other than 0.</summary>
    public bool Contains(int row, int column) => Find(row, column) >= 0;

    /// <summary>Writes a matrix in full, row by row.</summary>
    /// <param name="values">Its elements in the order of the pattern.</param>
    /// <param name="matrix">Rows x columns; overwritten.</param>
    /// <exception cref="ArgumentException">A length is another one.</exception>
    public void CopyTo<T>(ReadOnlySpan<T> values, Span<T> matrix)
    {
        if (values.Length != Count) throw new ArgumentException($"'{nameof(values)}' has {values.Length} elements, the pattern {Count}.", nameof(values));
        if (matrix.Length != (long)Rows * Columns) throw new ArgumentException($"'{nameof(matrix)}' has {matrix.Length} elements, not {Rows} x {Columns}.", nameof(matrix));
        matrix.Clear();
        for (int row = 0; row < Rows; row++)
            for (int i = _starts[row]; i < _starts[row + 1]; i++) matrix[(row * Columns) + _columns[i]] = values[i];
    }

    private int Find(int row, int column)
    {
        if ((uint)row >= (uint)Rows) return -1;
        int start = _starts[row], end = _starts[row + 1];
        if (start == end) return -1;
        // In a band, or a block, columns stand side by side.
        int guess = start + column - _columns[start];
        if (guess >= start && guess < end && _columns[guess] == column) return guess;
        int at = Array.BinarySearch(_columns, start, end - start, column);
        return at < 0 ? -1 : at;
    }
}
