using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>T[][] as generated derivatives use it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>Sets every element of every row to 0.</summary>
    public static void Clear<T>(T[][] rows)
    {
        foreach (T[] row in rows) Scratch.Clear<T>(row);
    }
}
