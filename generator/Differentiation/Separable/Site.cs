using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>What is computed at the end of a region for what it adds to the loss.</summary>
internal abstract record Site;

/// <summary>The second derivatives of an element.</summary>
internal sealed record ElementSite(Element Element) : Site;

/// <summary>One of two, as a branch of the region was taken: that is run again for what it loads.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Then">Null for nothing.</param>
/// <param name="Else">Null for nothing.</param>
internal sealed record ChoiceSite(If Branch, Site? Then, Site? Else) : Site;
