namespace AutoDiffGen.Optimizers;

/// <summary>How <see cref="Adam{T}"/> treats that its averages start at 0; t = k + 1 counts updates from 1.</summary>
public enum AdamForm
{
    /// <summary>
    /// m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), p ← p − α·m̂ / (√v̂ + ε). Kingma and Ba 2015, Algorithm 1; Prince, Understanding
    /// Deep Learning, (6.15)-(6.17). The first step is α in every coordinate.
    /// </summary>
    BiasCorrected,

    /// <summary>
    /// p ← p − α·m / (√v + ε). The first step is α·(1 − β₁) / √(1 − β₂), 3.16 α for the default β, so it needs a smaller rate or a warm-up.
    /// </summary>
    Uncorrected,

    /// <summary>
    /// p ← p − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·m / (√v + ε): corrected, but for ε. Kingma and Ba 2015, the end of section 2, where it is ε̂;
    /// Keras, with ε = 1e-7.
    /// </summary>
    EpsilonHat,
}
