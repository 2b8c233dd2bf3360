using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Looks at a step before its update, and may end the run by <see cref="TrainingStep{T}.Stop"/>.</summary>
public delegate void TrainingCallback<T>(TrainingStep<T> step) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
