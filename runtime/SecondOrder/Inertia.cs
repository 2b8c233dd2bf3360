namespace AutoDiffGen.SecondOrder;

/// <summary>How many eigenvalues of a symmetric matrix are positive, negative, and 0 to rounding.</summary>
/// <param name="Positive">Greater than 0.</param>
/// <param name="Negative">Less than 0.</param>
/// <param name="Zero">Within rounding of 0.</param>
public readonly record struct Inertia(int Positive, int Negative, int Zero);
