using System;

namespace AutoDiffGen.CompilerServices;

/// <summary>The first pieces of tapes that a thread has used and will use again.</summary>
/// <remarks>A method may have many tapes at once, each short: more arrays of one length than the shared pool keeps for a thread.</remarks>
internal static class TapePool<T>
{
    /// <summary>Elements of a first piece. The shared pool has none of this length: a longer piece is never taken for one.</summary>
    public const int Length = 120;

    private const int MostKept = 256;

    [ThreadStatic]
    private static T[][]? _kept;

    [ThreadStatic]
    private static int _count;

    public static T[] Take() => _count > 0 ? _kept![--_count] : new T[Length];

    public static void Keep(T[] items)
    {
        T[][] kept = _kept ??= new T[MostKept][];
        if (_count < MostKept) kept[_count++] = items;
    }
}
