using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>Ties of Max and Min that were met since the last reset, of arguments with a derivative.</summary>
/// <remarks>There the convention depends on what the analysis takes for differentiated: a program that meets one is judged by others.</remarks>
public static class Ties
{
    [ThreadStatic]
    private static int _seen;

    public static int Seen
    {
        get => _seen;
        set => _seen = value;
    }
}
