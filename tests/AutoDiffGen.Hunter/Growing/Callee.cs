using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>How an argument is passed.</summary>
internal enum Passing
{
    Value,
    In,
    Reference,
    Out,
    Memory,

    /// <summary>How deep to recurse: small.</summary>
    Depth,

    /// <summary>By value; the type of number is found from it.</summary>
    Generic,
}

/// <param name="Name">The parameter's name, for a named argument.</param>
/// <param name="Sort">Of the value or of the elements.</param>
/// <param name="Passing">How.</param>
internal sealed record Formal(string Name, Sort Sort, Passing Passing);

/// <summary>Something to call.</summary>
/// <param name="Call">The text before the arguments: "Helper1(" or, for an extension method, its name.</param>
/// <param name="Result">What it returns; Statement for nothing.</param>
/// <param name="Formals">The parameters.</param>
internal sealed record Callee(string Call, Sort Result, ImmutableArray<Formal> Formals)
{
    /// <summary>How many of the last parameters have a default.</summary>
    public int Defaults { get; init; }

    /// <summary>One of its parameters says how deep it may go.</summary>
    public bool IsRecursive => Formals.Any(f => f.Passing == Passing.Depth);

    /// <summary>Inside a function that calls itself: calls that function.</summary>
    public bool CallsRecursive { get; init; }

    /// <summary>The first argument may stand before a dot.</summary>
    public bool IsExtension { get; init; }
}
