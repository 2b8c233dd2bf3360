namespace AutoDiffGen.Optimizers;

/// <summary>The convention of <see cref="RAdam{T}"/>.</summary>
public enum RAdamForm
{
    /// <summary>√(1 − β₂ᵗ) / (√v + ε), from ρ &gt; 5 on. torch.</summary>
    EpsilonBeforeCorrection,

    /// <summary>1 / (√(v / (1 − β₂ᵗ)) + ε), from ρ ≥ 5 on. optax.</summary>
    EpsilonAfterCorrection,
}
