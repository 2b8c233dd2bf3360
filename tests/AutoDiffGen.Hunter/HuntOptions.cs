using System.Collections.Generic;
using AutoDiffGen.Hunter.Growing;
using AutoDiffGen.Hunter.Running;

namespace AutoDiffGen.Hunter;

/// <summary>What to hunt.</summary>
internal sealed record HuntOptions
{
    public int Programs { get; init; } = 1000;

    /// <summary>The seed of the first program; the next one has the next.</summary>
    public long Seed { get; init; } = 1;

    public int Workers { get; init; } = 1;

    /// <summary>Programs in one compilation.</summary>
    public int Batch { get; init; } = 150;

    /// <summary>How many kinds of failure to shrink and print before giving up.</summary>
    public int Kinds { get; init; } = 20;

    public IReadOnlyList<Feature> Features { get; init; } = Growing.Features.Default;

    /// <summary>A mistake to put into generated code.</summary>
    public IMutation Mutation { get; init; } = IMutation.None;
}
