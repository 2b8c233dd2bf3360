using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator;

/// <summary>A file that the compiler is handed.</summary>
internal sealed record GeneratedFile(string HintName, string Text)
{
    /// <summary>What was done about the loops of each derivative, for the user.</summary>
    public EquatableArray<string> Schedule { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The derivatives of which nothing is split over threads, though that is asked for.</summary>
    public EquatableArray<string> LacksThreads { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The reason.</summary>
    public string WhyNot { get; init; } = "";
}
