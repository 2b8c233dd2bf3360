using System.Collections.Generic;

namespace Gallery;

/// <summary>One picture: axes, and what is drawn between them.</summary>
/// <param name="Title">Above it: text.</param>
/// <param name="Caption">Below it, what to see: HTML.</param>
internal sealed record Plot(string Title, string Caption, Axis X, Axis Y, params IReadOnlyList<Trace> Traces)
{
    /// <summary>Whether a unit is as long on both axes, so that right angles are right.</summary>
    public bool IsTrueToScale { get; init; }

    /// <summary>Whether it is as wide as two.</summary>
    public bool IsWide { get; init; }
}
