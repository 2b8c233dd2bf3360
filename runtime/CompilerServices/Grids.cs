using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.CompilerServices;

/// <summary>Elements of T[,] and T[,,] in a row, as generated derivatives address them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Grids
{
    /// <summary>All elements, row by row, sharing the memory; none of a grid that is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Items<T>(T[,]? grid) =>
        grid is null ? default : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(grid)), grid.Length);

    /// <inheritdoc cref="Items{T}(T[,])"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Items<T>(T[,,]? grid) =>
        grid is null ? default : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(grid)), grid.Length);

    /// <summary>The length of a dimension of a grid that the derivative reads as state.</summary>
    /// <exception cref="ArgumentException">The dimension's indices do not start at 0.</exception>
    public static int Length(Array grid, int dimension)
    {
        if (grid.GetLowerBound(dimension) != 0) throw new ArgumentException("The indices of the array do not start at 0.");
        return grid.GetLength(dimension);
    }

    /// <summary>Sets every element to its default.</summary>
    public static void Clear<T>(T[,] grid) => Scratch.Clear(Items(grid));

    /// <inheritdoc cref="Clear{T}(T[,])"/>
    public static void Clear<T>(T[,,] grid) => Scratch.Clear(Items(grid));

    /// <summary>i * columns + j</summary>
    /// <exception cref="IndexOutOfRangeException">An index is outside its dimension.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int i, int j, int rows, int columns)
    {
        if ((uint)i >= (uint)rows || (uint)j >= (uint)columns) ThrowIndex();
        return (i * columns) + j;
    }

    /// <summary>(i * columns + j) * depth + k</summary>
    /// <exception cref="IndexOutOfRangeException">An index is outside its dimension.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int i, int j, int k, int rows, int columns, int depth)
    {
        if ((uint)i >= (uint)rows || (uint)j >= (uint)columns || (uint)k >= (uint)depth) ThrowIndex();
        return (((i * columns) + j) * depth) + k;
    }

    private static void ThrowIndex() => throw new IndexOutOfRangeException();
}
