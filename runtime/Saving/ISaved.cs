using System;

namespace AutoDiffGen.Saving;

/// <summary>Something of this package whose state goes into a file of its own, or into a part of a trainer's.</summary>
public interface ISaved
{
    /// <summary>What the state is of, such as "Adam&lt;Single&gt;": files of something else are refused by it.</summary>
    internal string Kind { get; }

    /// <summary>Writes the state.</summary>
    internal void Write(StateWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote, and changes nothing yet: the action returned takes the new state, and cannot fail.</summary>
    /// <exception cref="System.IO.InvalidDataException">It is not that, or does not fit.</exception>
    internal Action Read(StateReader reader);
}
