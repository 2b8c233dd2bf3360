namespace AutoDiffGen.SecondOrder;

/// <summary>β of a <see cref="ConjugateGradient"/>; y is the change of the gradient over the last step.</summary>
public enum ConjugateGradientForm
{
    /// <summary>max(β, η) with β = (y − 2d·‖y‖²/(d·y))·g / (d·y) and η = −1/(‖d‖·min(0.01, ‖g before‖)). Hager and Zhang 2005: a descent direction for any step.</summary>
    HagerZhang,

    /// <summary>max(0, g·y / ‖g before‖²). Polak and Ribière 1969, with Powell's restart at negative β.</summary>
    PolakRibierePlus,

    /// <summary>‖g‖² / ‖g before‖². Fletcher and Reeves 1964.</summary>
    FletcherReeves,
}
