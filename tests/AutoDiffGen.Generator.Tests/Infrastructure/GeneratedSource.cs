namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>One file that the generator added.</summary>
internal sealed record GeneratedSource(string HintName, string Text);
