namespace AutoDiffGen.Optimizers;

/// <summary>Where the small number ε, which keeps a step finite, stands in the divisor.</summary>
public enum EpsilonPlacement
{
    /// <summary>√v + ε. Kingma and Ba 2015, Algorithm 1; torch.</summary>
    OutsideRoot,

    /// <summary>
    /// √(v + ε). As printed in Prince, Understanding Deep Learning, (6.17); AdaGrad and RMSProp of Keras and optax. It acts like the square
    /// root of ε outside: choose ε accordingly.
    /// </summary>
    InsideRoot,
}
