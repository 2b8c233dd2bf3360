using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>A piece of C# with holes: "Math.Max($0, $1)", printed for either kind of number.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Text">
/// C# in which $0 to $9 are the parts, §D and §F the two floating-point types, §M. and §N. their Math classes (<see cref="Dialect"/>).
/// Empty for a block, whose parts are its statements.
/// </param>
/// <param name="Parts">What stands in the holes.</param>
internal sealed record Node(Sort Sort, string Text, ImmutableArray<Node> Parts)
{
    /// <summary>What the program of dual numbers says instead, where C# itself tells the kinds of number apart; else empty.</summary>
    public string DualText { get; init; } = "";

    public static Node Of(Sort sort, string text, params ImmutableArray<Node> parts) => new(sort, text, parts);

    public static Node Statement(string text, params ImmutableArray<Node> parts) => new(Sort.Statement, text, parts);

    public static Node Block(params IEnumerable<Node> statements) => new(Sort.Block, "", [.. statements]);

    public static Node Fixed(string text, params ImmutableArray<Node> parts) => new(Sort.Fixed, text, parts);

    public int Count => 1 + Parts.Sum(p => p.Count);
}
