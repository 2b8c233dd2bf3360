using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>A scalar that can be named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sort">Double, Single, Int or Bool.</param>
/// <param name="IsAssignable">Whether statements may assign it: no counter of a loop.</param>
/// <param name="Below">For an integer that nobody assigns, a number that it is below, with 0 the least; else 0.</param>
internal sealed record Variable(string Name, Sort Sort, bool IsAssignable, int Below = 0)
{
    /// <summary>The dimension of memory (<see cref="Memory.Dimension"/>) whose valid indices it runs over; else empty.</summary>
    public string IndexOf { get; init; } = "";

    /// <summary>Whether it is another name of something.</summary>
    public bool IsReference { get; init; }

    /// <summary>Of a reference that may be pointed elsewhere, what it refers to elements of; else null.</summary>
    public Memory? RefersTo { get; init; }

    /// <summary>Whether functions inside of functions may use it: no references.</summary>
    public bool CanBeCaptured { get; init; } = true;
}
