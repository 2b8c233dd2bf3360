namespace AutoDiffGen.Generator.Lowering;

/// <summary>The flags of one loop: what `break` and `continue` set where they are not plain.</summary>
internal sealed record LoopScope(Variable Stopped, Variable Skipped);
