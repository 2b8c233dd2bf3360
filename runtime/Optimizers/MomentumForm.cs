namespace AutoDiffGen.Optimizers;

/// <summary>What <see cref="Momentum{T}"/> remembers, and where the learning rate ε enters.</summary>
public enum MomentumForm
{
    /// <summary>
    /// v ← β·v − ε·g, p ← p + v. Goodfellow, Bengio and Courville, Deep Learning, (8.15) and (8.16), where β is α. The rate is in v: a new
    /// one acts on later gradients only. With a constant rate the steps are those of <see cref="HeavyBall"/>.
    /// </summary>
    Velocity,

    /// <summary>m ← β·m + g, p ← p − ε·m. Polyak 1964. A new rate acts on all of m at once.</summary>
    HeavyBall,

    /// <summary>
    /// m ← β·m + (1 − β)·g, p ← p − ε·m. Prince, Understanding Deep Learning, (6.11). The steps are those of <see cref="HeavyBall"/> with
    /// the rate ε·(1 − β).
    /// </summary>
    ExponentialAverage,

    /// <summary>
    /// As <see cref="ExponentialAverage"/>, but m starts as the first gradient rather than (1 − β) times it. torch's SGD with
    /// dampening = momentum.
    /// </summary>
    ExponentialAverageFromFirstGradient,
}
