using System;

namespace AutoDiffGen.Training;

/// <summary>
/// What a <see cref="Trainer{T}"/> does with a loss or gradient that is NaN or infinite, or an <see cref="Optimizers.Optimizer{T}"/> with such a
/// gradient; the parameters are untouched then.
/// </summary>
public enum NonFinite
{
    /// <summary>Throws a <see cref="NotFiniteNumberException"/> that names the step and the component.</summary>
    Throw,

    /// <summary>
    /// Goes on to the next batch without an update: neither parameters nor optimizer notice. Counts as a step. (Over all data the next step
    /// would find the same.)
    /// </summary>
    Skip,

    /// <summary>Ends the run with <see cref="StopReason.NonFinite"/>. For trainers.</summary>
    Stop,

    /// <summary>Makes the update all the same; NaN stays in the parameters and averages it reaches.</summary>
    Propagate,
}
