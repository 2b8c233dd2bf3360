namespace AutoDiffGen.Generator;

/// <summary>A file that the compiler is handed.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
