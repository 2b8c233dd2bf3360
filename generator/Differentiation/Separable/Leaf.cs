using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>A component of the differentiated parameters that a term depends on.</summary>
/// <param name="Value">A parameter, or what was loaded.</param>
/// <param name="Array">Where from; null for a parameter.</param>
/// <param name="Index">Which element.</param>
internal sealed record Leaf(Value Value, Value? Array, Value? Index);
