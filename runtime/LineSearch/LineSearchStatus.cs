namespace AutoDiffGen.LineSearch;

/// <summary>How a line search ended. None of them is an exception: the best point seen is in the result in each case.</summary>
public enum LineSearchStatus
{
    /// <summary>The condition of the search holds at the step.</summary>
    Converged,

    /// <summary>The loss does not fall at step 0: the slope there is 0 or more. Nothing else was evaluated.</summary>
    NotDescent,

    /// <summary>The value or slope at step 0 is not finite, or is at all steps down to the smallest.</summary>
    NonFinite,

    /// <summary>No step changes the value by more than its rounding error, or the steps can be told apart no more.</summary>
    Flat,

    /// <summary>Values rise as the slope says that they fall: a wrong derivative, or a kink at step 0.</summary>
    NoDecrease,

    /// <summary>The loss still falls at the largest step that is allowed, which is the result.</summary>
    MaxStep,

    /// <summary>The evaluations allowed ran out before the condition held.</summary>
    MaxIterations,

    /// <summary>The run that the search is a part of reached a limit of its own, or was canceled.</summary>
    Interrupted,
}
