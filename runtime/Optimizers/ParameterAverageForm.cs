namespace AutoDiffGen.Optimizers;

/// <summary>How much of the past a <see cref="ParameterAverage{T}"/> keeps when point number t = 1, 2, … comes.</summary>
public enum ParameterAverageForm
{
    /// <summary>x ← β·x + (1 − β)·p, and x = p for the first. torch's swa_utils.</summary>
    FromFirst,

    /// <summary>x ← β·x + (1 − β)·p from 0 on, and x / (1 − βᵗ) is the average. optax; Kingma and Ba 2015, section 7.2.</summary>
    BiasCorrected,

    /// <summary>As <see cref="FromFirst"/>, with min(β, (1 + s) / (10 + s)) for β, where s = t − 1. TensorFlow's num_updates.</summary>
    WarmedUp,

    /// <summary>The mean of all points; β is of no effect. Polyak and Juditsky 1992; stochastic weight averaging.</summary>
    Equal,
}
