namespace AutoDiffGen.Optimizers;

/// <summary>How <see cref="Yogi{T}"/> starts.</summary>
public enum YogiForm
{
    /// <summary>m = 0 and v = the initial value; no correction. Zaheer et al. 2018, Algorithm 2.</summary>
    Uncorrected,

    /// <summary>m and v are the initial value, and both are corrected as those of <see cref="Adam{T}"/> are. optax.</summary>
    BiasCorrected,
}
