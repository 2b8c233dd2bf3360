using System;
using System.Linq;
using AutoDiffGen.CompilerServices;
using Xunit;

namespace AutoDiffGen.Runtime.Tests;

/// <summary>A pattern has each element once, in order, and finds it; what is none of its elements it says.</summary>
public sealed class SparsityPatternTests
{
    [Fact]
    public void Elements_stand_by_rows_and_columns_once()
    {
        SparsityBuilder builder = new(3, 4);
        foreach ((int row, int column) in new[] { (2, 3), (0, 1), (2, 0), (0, 1), (2, 3), (-1, 0), (0, 4), (3, 0) }) builder.Add(row, column);
        SparsityPattern pattern = builder.Build();
        Assert.Equal((3, 4, 3), (pattern.Rows, pattern.Columns, pattern.Count));
        Assert.Equal([0, 1, 1, 3], pattern.RowStarts.ToArray());
        Assert.Equal([1, 0, 3], pattern.ColumnIndices.ToArray());
    }

    [Fact]
    public void Finds_an_element_wherever_it_is_expected()
    {
        SparsityPattern pattern = new(5, [0, 2, 2, 5], [1, 4, 0, 1, 3]);
        foreach (int before in new[] { int.MinValue, -3, -1, 0, 1, 2, 3, 5, int.MaxValue })
        {
            for (int row = -1; row <= pattern.Rows; row++)
            {
                for (int column = -1; column <= pattern.Columns; column++)
                {
                    if (pattern.Contains(row, column)) Assert.Equal(pattern.Position(row, column), pattern.Position(row, column, before));
                    else Assert.Throws<ArgumentException>(() => pattern.Position(row, column, before));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_its_elements_and_no_others(int seed)
    {
        Random random = new(seed);
        int rows = random.Next(1, 30), columns = random.Next(1, 60);
        bool[,] has = new bool[rows, columns];
        SparsityBuilder builder = new(rows, columns);
        // More than it keeps before it sorts.
        for (int i = 0; i < 20_000; i++)
        {
            int row = random.Next(rows), column = random.Next(columns) * random.Next(2);
            if (random.Next(3) > 0 && column > 0 && column % 3 == seed % 3) continue;
            has[row, column] = true;
            builder.Add(row, column);
        }

        SparsityPattern pattern = builder.Build();
        double[] values = [.. Enumerable.Range(1, pattern.Count).Select(i => (double)i)], matrix = new double[rows * columns];
        pattern.CopyTo<double>(values, matrix);
        int next = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Assert.Equal(has[row, column], pattern.Contains(row, column));
                Assert.Equal(has[row, column] ? next + 1 : 0, matrix[(row * columns) + column]);
                if (has[row, column]) Assert.Equal(next++, pattern.Position(row, column));
            }

            Assert.Equal(next, pattern.RowStart(row) + pattern.RowLength(row));
        }

        Assert.Equal(next, pattern.Count);
    }

    [Fact]
    public void Says_what_it_has_not()
    {
        SparsityPattern pattern = new(2, [0, 1, 2], [1, 0]);
        Assert.Throws<ArgumentException>(() => pattern.Position(0, 0));
        Assert.Throws<ArgumentException>(() => pattern.Position(2, 0));
        Assert.False(pattern.Contains(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pattern.RowStart(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => pattern.RowLength(-1));
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => pattern.CopyTo<double>(new double[3], new double[4])).ParamName);
        Assert.Equal("matrix", Assert.Throws<ArgumentException>(() => pattern.CopyTo<double>(new double[2], new double[5])).ParamName);
    }

    [Theory]
    [InlineData(2, new int[0], new int[0], "rowStarts")]
    [InlineData(2, new[] { 1, 1 }, new[] { 0 }, "rowStarts")]
    [InlineData(2, new[] { 0, 2, 1 }, new[] { 0 }, "rowStarts")]
    [InlineData(2, new[] { 0, 1 }, new[] { 2 }, "columnIndices")]
    [InlineData(2, new[] { 0, 2 }, new[] { 1, 1 }, "columnIndices")]
    [InlineData(2, new[] { 0, 1 }, new[] { -1 }, "columnIndices")]
    public void Takes_no_rows_that_are_none(int columns, int[] starts, int[] indices, string named) =>
        Assert.Equal(named, Assert.Throws<ArgumentException>(() => new SparsityPattern(columns, starts, indices)).ParamName);
}
