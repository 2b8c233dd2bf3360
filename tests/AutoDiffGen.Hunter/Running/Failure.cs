namespace AutoDiffGen.Hunter.Running;

/// <summary>What is wrong with a program's derivative.</summary>
/// <param name="Kind">The same for all failures of one sort: what shrinking keeps.</param>
/// <param name="Detail">Numbers, messages, generated code.</param>
internal sealed record Failure(string Kind, string Detail);
