using System;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Where control goes, when it does not go on; each label of the method has a bit of its own above these.</summary>
[Flags]
internal enum Jumps : long
{
    None = 0,
    Return = 1,
    Break = 2,
    Continue = 4,

    /// <summary>`break` in a switch.</summary>
    Leave = 8,

    FirstLabel = 16,

    /// <summary>All that end a loop.</summary>
    OutOfLoop = ~(Continue | Leave),
}
