using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Looks at an evaluation between two steps, may save there, and may end the run by <see cref="TrainingEvaluation{T}.Stop"/>.</summary>
public delegate void EvaluationCallback<T>(TrainingEvaluation<T> evaluation) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
