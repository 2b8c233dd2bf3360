using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator;

/// <summary>A file that the compiler is handed.</summary>
internal sealed record GeneratedFile(string HintName, string Text)
{
    /// <summary>What was done about the loops of each derivative, for the user.</summary>
    public EquatableArray<string> Schedule { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Why nothing is split over threads, where that is asked for; else null.</summary>
    public string? LacksThreads { get; init; }
}
