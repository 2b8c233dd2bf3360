namespace AutoDiffGen.Optimizers;

/// <summary>The momentum μ of <see cref="NAdam{T}"/> at update t = k + 1.</summary>
public enum NAdamForm
{
    /// <summary>μ = β₁·(1 − ½·0.96^(t·ψ)). Dozat 2016; torch from version 2; Keras with ψ = 1.</summary>
    Dozat,

    /// <summary>μ = β₁. optax.</summary>
    Constant,
}
