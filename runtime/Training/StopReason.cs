namespace AutoDiffGen.Training;

/// <summary>Why a run of a <see cref="Trainer{T}"/> ended.</summary>
public enum StopReason
{
    /// <summary>It made as many steps as it was told to.</summary>
    MaxSteps,

    /// <summary>The norm of the gradient fell below <see cref="Trainer{T}.GradientTolerance"/>, at a minimum or a saddle point.</summary>
    GradientTolerance,

    /// <summary>The callback called <see cref="TrainingStep{T}.Stop"/>.</summary>
    Callback,

    /// <summary>The loss or gradient was not finite, and <see cref="Trainer{T}.NonFinite"/> says to stop.</summary>
    NonFinite,
}
