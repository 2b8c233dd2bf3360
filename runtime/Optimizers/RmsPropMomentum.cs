namespace AutoDiffGen.Optimizers;

/// <summary>Where the learning rate ε of <see cref="RmsProp{T}"/> enters its momentum b.</summary>
public enum RmsPropMomentum
{
    /// <summary>b ← μ·b + g / (√s + δ), p ← p − ε·b. torch.</summary>
    RateOutside,

    /// <summary>b ← μ·b + ε·g / (√s + δ), p ← p − b: a new rate acts on later gradients only. Keras; Graves 2013.</summary>
    RateInside,
}
