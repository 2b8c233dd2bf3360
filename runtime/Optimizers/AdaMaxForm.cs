namespace AutoDiffGen.Optimizers;

/// <summary>Where ε stands in <see cref="AdaMax{T}"/>.</summary>
public enum AdaMaxForm
{
    /// <summary>u ← max(β₂·u, |g| + ε). torch, optax.</summary>
    EpsilonInMaximum,

    /// <summary>p ← p − α·m̂ / (u + ε). Keras.</summary>
    EpsilonInDivisor,

    /// <summary>Nowhere: where u is 0 the parameter stays. Kingma and Ba 2015, Algorithm 2.</summary>
    Paper,
}
