namespace AutoDiffGen.Generator.IR;

/// <summary>A part of a method that is called and not written out in place, because it calls itself.</summary>
/// <param name="Name">What <see cref="Invoke"/> knows it by; also its name in the generated code, where that is free.</param>
/// <param name="Body">
/// Its region parameters are the function's: scalars, memory, tapes. It sees no other values. Two memory parameters may overlap.
/// Yields scalars: the returned value first, then what the call changes of the caller's.
/// </param>
internal sealed record Function(string Name, Region Body)
{
    /// <summary>Whether its values are lanes, of as many samples as the call says.</summary>
    public bool IsOverLanes { get; init; }

    /// <summary>Whether the call says how adjoints meet factors.</summary>
    public bool IsOverAdjoints { get; init; }
}
