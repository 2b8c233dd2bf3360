namespace AutoDiffGen.Distributed;

/// <summary>What a loss is of the samples that it is given.</summary>
public enum LossReduction
{
    /// <summary>
    /// Their mean, or a mean and something that does not depend on samples, as a penalty of the parameters. The losses of parts count by their numbers of samples.
    /// </summary>
    Mean,

    /// <summary>Their sum, and nothing else: a penalty would count once a part.</summary>
    Sum,
}
