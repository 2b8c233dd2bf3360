namespace AutoDiffGen.Optimizers;

/// <summary>What <see cref="AmsGrad{T}"/> takes the largest of, and how it treats that its averages start at 0.</summary>
public enum AmsGradForm
{
    /// <summary>w ← max(w, v), ŵ = w / (1 − β₂ᵗ), m̂ = m / (1 − β₁ᵗ), p ← p − α·m̂ / (√ŵ + ε). torch.</summary>
    LargestThenCorrected,

    /// <summary>w ← max(w, v / (1 − β₂ᵗ)), p ← p − α·m̂ / (√w + ε). optax.</summary>
    CorrectedThenLargest,

    /// <summary>w ← max(w, v), p ← p − α·m / (√w + ε). Reddi, Kale and Kumar 2018, Algorithm 2, which has no ε.</summary>
    Uncorrected,

    /// <summary>As the first, but for ε: p ← p − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·m / (√w + ε). Keras, with ε = 1e-7.</summary>
    EpsilonHat,
}
