using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The carried values of a loop by their index, alike for counted loops (whose first parameter is the counter) and others.</summary>
internal static class Carried
{
    /// <summary>Where the initial values begin among the op's operands.</summary>
    public static int FirstInitial(Op loop) => loop is For ? 2 : 0;

    public static Value Parameter(Loop loop, int index) => loop switch
    {
        For o => o.Body.Parameters[index + 1],
        While o => o.Body.Parameters[index],
        _ => throw new ArgumentOutOfRangeException(nameof(loop)),
    };

    public static Value Next(Loop loop, int index) => loop switch
    {
        For o => o.Body.Yields[index],
        While o => o.Body.Yields[index],
        _ => throw new ArgumentOutOfRangeException(nameof(loop)),
    };
}
