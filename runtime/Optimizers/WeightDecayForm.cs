namespace AutoDiffGen.Optimizers;

/// <summary>Where a <see cref="WeightDecay"/> λ enters the update of parameters p with learning rate ε.</summary>
public enum WeightDecayForm
{
    /// <summary>
    /// g ← g + λ·p, before all else but clipping: the gradient of ½·λ·‖p‖². Averages and adaptive rates see it. torch's weight_decay of all
    /// optimizers but AdamW.
    /// </summary>
    Coupled,

    /// <summary>
    /// p ← (1 − ε·λ)·p before the update, which does not see it. Loshchilov and Hutter 2019, with their rate in ε; torch's AdamW, Keras, optax.
    /// </summary>
    Decoupled,

    /// <summary>As <see cref="Decoupled"/>, with (1 − λ)·p whatever the rate.</summary>
    DecoupledFromRate,
}
