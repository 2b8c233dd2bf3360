namespace AutoDiffGen.SecondOrder;

/// <summary>Looks at an iteration, and may end the run by <see cref="MinimizerStep.Stop"/>.</summary>
public delegate void MinimizerCallback(MinimizerStep step);
