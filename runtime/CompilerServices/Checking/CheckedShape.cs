using System;
using System.Globalization;
using System.Linq;

namespace AutoDiffGen.CompilerServices;

/// <summary>How elements lie in a parameter.</summary>
internal abstract class CheckedShape<TWhole, T>
{
    /// <summary>Another one with the same elements; null where that is null.</summary>
    internal abstract TWhole Copy(TWhole whole);

    /// <summary>The number of elements.</summary>
    internal abstract int Length(TWhole whole);

    /// <summary>An element, all of them counted in a row.</summary>
    internal abstract ref T Element(ref TWhole whole, int index);

    /// <summary>How C# addresses it: "[3]", "[1, 2]".</summary>
    internal abstract string Place(TWhole whole, int index);

    private protected static string Indices(params ReadOnlySpan<int> indices) =>
        $"[{string.Join(", ", indices.ToArray().Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
}

/// <summary>One element: a number or a struct.</summary>
internal sealed class CheckedVariable<T> : CheckedShape<T, T>
{
    internal override T Copy(T whole) => whole;

    internal override int Length(T whole) => 1;

    internal override ref T Element(ref T whole, int index) => ref whole;

    internal override string Place(T whole, int index) => "";
}

/// <summary>T[]</summary>
internal sealed class CheckedArray<T> : CheckedShape<T[], T>
{
    internal override T[] Copy(T[] whole) => (T[])whole?.Clone()!;

    internal override int Length(T[] whole) => whole?.Length ?? 0;

    internal override ref T Element(ref T[] whole, int index) => ref whole[index];

    internal override string Place(T[] whole, int index) => Indices(index);
}

/// <summary>T[,]</summary>
internal sealed class CheckedGrid<T> : CheckedShape<T[,], T>
{
    internal override T[,] Copy(T[,] whole) => (T[,])whole?.Clone()!;

    internal override int Length(T[,] whole) => whole?.Length ?? 0;

    internal override ref T Element(ref T[,] whole, int index) => ref Grids.Items(whole)[index];

    internal override string Place(T[,] whole, int index) => Indices(index / whole.GetLength(1), index % whole.GetLength(1));
}

/// <summary>T[,,]</summary>
internal sealed class CheckedBlock<T> : CheckedShape<T[,,], T>
{
    internal override T[,,] Copy(T[,,] whole) => (T[,,])whole?.Clone()!;

    internal override int Length(T[,,] whole) => whole?.Length ?? 0;

    internal override ref T Element(ref T[,,] whole, int index) => ref Grids.Items(whole)[index];

    internal override string Place(T[,,] whole, int index)
    {
        int columns = whole.GetLength(1), depth = whole.GetLength(2);
        return Indices(index / depth / columns, index / depth % columns, index % depth);
    }
}

/// <summary>T[][]</summary>
internal sealed class CheckedRows<T> : CheckedShape<T[][], T>
{
    internal override T[][] Copy(T[][] whole) => whole is null ? null! : Array.ConvertAll(whole, row => (T[])row?.Clone()!);

    internal override int Length(T[][] whole) => whole is null ? 0 : whole.Sum(row => row?.Length ?? 0);

    internal override ref T Element(ref T[][] whole, int index)
    {
        int row = Row(whole, ref index);
        return ref whole[row][index];
    }

    internal override string Place(T[][] whole, int index)
    {
        int row = Row(whole, ref index);
        return Indices(row) + Indices(index);
    }

    private static int Row(T[][] whole, ref int index)
    {
        int row = 0;
        for (; index >= (whole[row]?.Length ?? 0); row++) index -= whole[row]?.Length ?? 0;
        return row;
    }
}
