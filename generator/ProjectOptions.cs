using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator;

/// <summary>What the project file says for all methods.</summary>
internal static class ProjectOptions
{
    /// <summary>The property that switches lanes off.</summary>
    public const string Vectorize = "build_property.AutoDiffGenVectorize";

    /// <summary>Whether samples may run at once, where a method does not say otherwise.</summary>
    public static bool Vectorizes(AnalyzerConfigOptions options) =>
        !options.TryGetValue(Vectorize, out string? value) || !value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
}
