namespace AutoDiffGen.SecondOrder;

/// <summary>What <see cref="Newton"/> makes of the Hessian where it is not positive definite.</summary>
public enum NewtonForm
{
    /// <summary>
    /// (H + τ·I)⁻¹: by Cholesky with τ = 0 where H is positive definite; otherwise τ is twice the size of the least eigenvalue, so that its direction is taken as in
    /// <see cref="SaddleFree"/>. Nocedal and Wright 2006, section 3.4.
    /// </summary>
    Shifted,

    /// <summary>|H|⁻¹: eigenvalues by their size. Saddles repel it. Dauphin et al. 2014 (there in a subspace).</summary>
    SaddleFree,

    /// <summary>
    /// H⁻¹, in full steps without a line search: to the critical point near by, be it a minimum, a saddle or a maximum. Goodfellow, Bengio and Courville, Deep Learning,
    /// sections 8.2.3 and 8.6. Points are better where the gradient is smaller, whatever the loss.
    /// </summary>
    Plain,
}
