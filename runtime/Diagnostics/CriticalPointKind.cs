namespace AutoDiffGen.Diagnostics;

/// <summary>What a point with gradient 0 is, as far as the signs of its Hessian's eigenvalues tell.</summary>
/// <remarks>Goodfellow, Bengio and Courville, Deep Learning, section 4.3.1; Prince, Understanding Deep Learning, (6.19).</remarks>
public enum CriticalPointKind
{
    /// <summary>An element of the Hessian is not finite.</summary>
    Undefined,

    /// <summary>All eigenvalues are positive.</summary>
    Minimum,

    /// <summary>All eigenvalues are negative.</summary>
    Maximum,

    /// <summary>Some are positive and some negative.</summary>
    Saddle,

    /// <summary>Some are 0, to rounding, and the others of one sign, if there are others: flat along some direction, where higher derivatives decide.</summary>
    Degenerate,
}
