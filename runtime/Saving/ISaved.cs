using System;

namespace AutoDiffGen.Saving;

/// <summary>Something whose state goes into a file of its own, or into a part of another's.</summary>
internal interface ISaved
{
    /// <summary>What the state is of, such as "Adam&lt;Single&gt;": files of something else are refused by it.</summary>
    string Kind { get; }

    /// <summary>Writes the state.</summary>
    void Write(StateWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote, and changes nothing yet: the action returned takes the new state, and cannot fail.</summary>
    /// <exception cref="System.IO.InvalidDataException">It is not that, or does not fit.</exception>
    Action Read(StateReader reader);
}
