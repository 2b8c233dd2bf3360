using System.Collections.Generic;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>What a method handed back; what it wrote to arrays stands in the arrays it was given.</summary>
/// <param name="Returned">The returned value, boxed; null for void.</param>
/// <param name="Outs">The out scalars by parameter name, boxed.</param>
internal sealed record InterpretedResult(object? Returned, IReadOnlyDictionary<string, object> Outs)
{
    /// <summary>The returned value of a method that returns double.</summary>
    public double Number => (double)Returned!;

    /// <summary>An out scalar of type double.</summary>
    public double Out(string name) => (double)Outs[name];
}
