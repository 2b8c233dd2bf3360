using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>An array of two dimensions that can be named, or an array of arrays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">Double or Single.</param>
/// <param name="Rows">How many rows there are at least.</param>
/// <param name="Columns">How many elements each of them has at least.</param>
/// <param name="IsJagged">T[][].</param>
internal sealed record Grid(string Name, Sort Element, int Rows, int Columns, bool IsJagged)
{
    public bool IsWritable { get; init; } = true;

    /// <summary>What indices of rows belong to.</summary>
    public string RowDimension => Name + ".0";

    public string ColumnDimension => Name + ".1";

    public string RowCount => IsJagged ? $"{Name}.Length" : $"{Name}.GetLength(0)";

    public string ColumnCount => IsJagged ? $"{Name}[0].Length" : $"{Name}.GetLength(1)";

    /// <summary>A row, or the column, at an index.</summary>
    public Memory Row(string index) => IsJagged ? JaggedRow(index) : Line($"{Name}[{index}, $0]", Columns, ColumnDimension, ColumnCount);

    public Memory Column(string index) => Line($"{Name}[$0, {index}]", Rows, RowDimension, RowCount);

    /// <summary>Rows and columns at constant indices, and at those that are counted around the place.</summary>
    public IEnumerable<Memory> Lines(IEnumerable<Variable> variables)
    {
        Variable[] counters = [.. variables.Where(v => v.IndexOf == RowDimension || v.IndexOf == ColumnDimension)];
        foreach (string row in Indices(Rows, counters, RowDimension)) yield return Row(row);
        if (IsJagged) yield break;
        foreach (string column in Indices(Columns, counters, ColumnDimension)) yield return Column(column);
    }

    private static IEnumerable<string> Indices(int count, Variable[] counters, string dimension) =>
        Enumerable.Range(0, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Concat(counters.Where(v => v.IndexOf == dimension).Select(v => v.Name));

    private Memory Line(string place, int length, string dimension, string count) =>
        new(Name, Element, InputForm.Grid, length) { Place = place, Count = count, Dimension = dimension, IsWhole = false, IsWritable = IsWritable };

    // Rows differ in length: only the shortest is known.
    private Memory JaggedRow(string row) =>
        new($"{Name}[{row}]", Element, InputForm.Array, Columns) { Dimension = $"{Name}[{row}]", IsWritable = IsWritable };
}
