namespace AutoDiffGen.Training;

/// <summary>Why a run of a <see cref="Trainer{T}"/> ended. None of them is an exception.</summary>
public enum StopReason
{
    /// <summary>It made as many steps as it was told to.</summary>
    MaxSteps,

    /// <summary>The norm of the gradient fell below <see cref="Trainer{T}.GradientTolerance"/>, at a minimum or a saddle point.</summary>
    GradientTolerance,

    /// <summary>A callback called <see cref="TrainingStep{T}.Stop"/> or <see cref="TrainingEvaluation{T}.Stop"/>.</summary>
    Callback,

    /// <summary>The loss or gradient was not finite, and <see cref="Trainer{T}.NonFinite"/> says to stop.</summary>
    NonFinite,

    /// <summary>It ended as many epochs as it was told to.</summary>
    MaxEpochs,

    /// <summary>It called the loss and the validation as often as it was allowed to.</summary>
    MaxEvaluations,

    /// <summary>The time it was given is over.</summary>
    MaxTime,

    /// <summary>More evaluations in a row than <see cref="EarlyStopping.Patience"/> were no better than the best one.</summary>
    EarlyStopping,

    /// <summary>The caller's token was canceled. The parameters are those of the last update, and the next run goes on with this one.</summary>
    Canceled,
}
