using System;

namespace AutoDiffGen.Generator;

/// <summary>Mistakes of our own, in words.</summary>
internal static class Failures
{
    /// <summary>A diagnostic has one line. The stack's top says where, which a report to us needs.</summary>
    public static string Describe(Exception error)
    {
        string[] lines = error.ToString().Split('\n');
        string where = lines.Length > 1 ? Array.Find(lines, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal))?.Trim() ?? "" : "";
        return $"{error.GetType().Name}: {error.Message.Split('\n')[0].Trim()} {where}".TrimEnd();
    }
}
