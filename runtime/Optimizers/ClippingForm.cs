namespace AutoDiffGen.Optimizers;

/// <summary>How <see cref="Clipping.ByNorm"/> shortens a gradient g to length c.</summary>
public enum ClippingForm
{
    /// <summary>
    /// g ← c·g / ‖g‖ where ‖g‖ &gt; c, else g as it is: the norm is c then, up to rounding. Goodfellow, Bengio and Courville, Deep Learning,
    /// 10.11.1; Pascanu et al. 2013; optax.
    /// </summary>
    Exact,

    /// <summary>g ← g·min(1, c / (‖g‖ + 10⁻⁶)): a norm just below c is shortened too. torch.</summary>
    WithMargin,
}
