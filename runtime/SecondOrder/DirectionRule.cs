using System;

namespace AutoDiffGen.SecondOrder;

/// <summary>How a method of line searches chooses its directions: the memory of one run.</summary>
internal abstract class DirectionRule
{
    /// <summary>Forgets everything: the next direction is that of steepest descent.</summary>
    internal abstract void Restart();

    /// <summary>Whether there is something to forget.</summary>
    internal abstract bool Remembers { get; }

    /// <summary>Writes the next direction.</summary>
    internal abstract void Next(ReadOnlySpan<double> gradient, Span<double> direction);

    /// <summary>Takes in a step and the change of the gradient over it.</summary>
    internal abstract void Update(ReadOnlySpan<double> step, ReadOnlySpan<double> change);

    /// <summary>The first step to try along a direction that has memory; NaN to go by the last decrease.</summary>
    internal virtual double FirstStep => 1;
}
