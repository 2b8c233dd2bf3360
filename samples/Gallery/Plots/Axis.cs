namespace Gallery;

/// <summary>One side of a plot.</summary>
/// <param name="Title">What is measured, with its unit if it has one.</param>
/// <param name="From">Where it begins; null to fit what is drawn.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Axis(string Title, double? From = null, double? To = null)
{
    /// <summary>Whether each decade is as long as the next.</summary>
    public bool IsLogarithmic { get; init; }
}
