namespace AutoDiffGen.LineSearch;

/// <summary>What a line search found, whatever its status.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Step">The answer; where the search did not converge, the best step seen, 0 included.</param>
/// <param name="Value">The loss at <paramref name="Step"/>.</param>
/// <param name="BestStep">The step of the least finite value of all that were evaluated.</param>
/// <param name="BestValue">The loss at <paramref name="BestStep"/>; NaN where none was finite.</param>
/// <param name="Iterations">Steps tried, or times that the bracket shrank.</param>
/// <param name="Evaluations">Evaluations of the loss.</param>
public readonly record struct LineSearchResult(
    LineSearchStatus Status, double Step, double Value, double BestStep, double BestValue, int Iterations, int Evaluations)
{
    /// <summary>Whether the condition of the search holds at <see cref="Step"/>.</summary>
    public bool Converged => Status == LineSearchStatus.Converged;
}
