using System.Collections.Generic;

namespace Gallery;

/// <summary>What an experiment found.</summary>
/// <param name="Plots">In the order of the page.</param>
/// <param name="Checks">Each must pass, or the program fails.</param>
internal sealed record Findings(IReadOnlyList<Plot> Plots, IReadOnlyList<Check> Checks);
