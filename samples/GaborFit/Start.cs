using System.Collections.Generic;

namespace GaborFit;

/// <summary>Where a descent begins.</summary>
internal sealed record Start(string Name, Point Phi)
{
    /// <summary>The three starts of the book's figure 6.5.</summary>
    public static IReadOnlyList<Start> All { get; } =
    [
        new("A", new Point(-2.1, 19.9)),
        new("B", new Point(3.2, 9.9)),
        new("C", new Point(2.5, 9.96)),
    ];

    public override string ToString() => $"{Name} {Phi:0.0#}";
}
