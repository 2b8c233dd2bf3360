using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Collects the elements of a <see cref="SparsityPattern"/>, in any order and as often as they come.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SparsityBuilder
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly List<long> _found = [];
    private int _sorted;

    /// <summary>With no element yet.</summary>
    public SparsityBuilder(int rows, int columns) => (_rows, _columns) = (rows, columns);

    /// <summary>An element that can be other than 0. One outside of the matrix comes from a side of a branch that is not taken there.</summary>
    public void Add(int row, int column)
    {
        if ((uint)row >= (uint)_rows || (uint)column >= (uint)_columns) return;
        _found.Add(((long)row * _columns) + column);
        if (_found.Count > 4096 && _found.Count > 2 * _sorted) Sort();
    }

    /// <summary>The pattern of what was added.</summary>
    public SparsityPattern Build()
    {
        Sort();
        int[] starts = new int[_rows + 1], columns = new int[_found.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            (long row, long column) = Math.DivRem(_found[i], _columns);
            starts[row + 1]++;
            columns[i] = (int)column;
        }

        for (int row = 0; row < _rows; row++) starts[row + 1] += starts[row];
        return SparsityPattern.Of(_columns, starts, columns);
    }

    // Once each: what many samples add many times takes no more room than that.
    private void Sort()
    {
        _found.Sort();
        Span<long> all = CollectionsMarshal.AsSpan(_found);
        int count = 0;
        for (int i = 0; i < all.Length; i++)
            if (count == 0 || all[count - 1] != all[i]) all[count++] = all[i];
        _found.RemoveRange(count, _found.Count - count);
        _sorted = count;
    }
}
