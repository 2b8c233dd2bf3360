namespace AutoDiffGen.SecondOrder;

/// <summary>What all processes that minimize a sum of squares must have been told alike. By default: what is minimized is none.</summary>
/// <param name="Total">Residuals of all processes, where each knows; 0 without blocks.</param>
/// <param name="BlockSize">Residuals of a block; 0 without blocks.</param>
/// <param name="HasMapping">Whether residuals can be had without their Jacobian.</param>
internal readonly record struct SharedResiduals(int Total, int BlockSize, bool HasMapping);
