using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>A derivative of an element, not 0 everywhere.</summary>
/// <param name="Row">Of a second derivative, the number of a leaf.</param>
/// <param name="Column">The number of a leaf.</param>
/// <param name="Value">What the element's ops make it.</param>
internal sealed record Entry(int Row, int Column, Value Value);

/// <summary>What is computed at one place of a few components: a function of these, with its derivatives.</summary>
/// <param name="Leaves">The components.</param>
/// <param name="Ops">What computes the derivatives from them: not in any region yet.</param>
/// <param name="Entries">These: second ones, each once where they are symmetric; of what is stored, first ones.</param>
/// <param name="Output">What is stored to an output; null for a part of the loss.</param>
internal sealed record Element(IReadOnlyList<Leaf> Leaves, IReadOnlyList<Op> Ops, IReadOnlyList<Entry> Entries, Store? Output = null)
{
    /// <summary>Whether what was stored there before may have left derivatives, which are none any more.</summary>
    public bool Overwrites { get; init; }
}
