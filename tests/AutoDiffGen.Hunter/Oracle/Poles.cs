using System;

namespace AutoDiffGen.Hunter.Oracle;

/// <summary>Infinite slopes that were met since the last reset: that of a cube root at 0.</summary>
/// <remarks>
/// Going forward, an argument that never changes makes nothing of one; going back, an infinite adjoint meets a factor of 0 and is
/// no number any more, which everybody sees.
/// </remarks>
public static class Poles
{
    [ThreadStatic]
    private static int _seen;

    public static int Seen
    {
        get => _seen;
        set => _seen = value;
    }
}
