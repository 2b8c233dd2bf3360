namespace GaborFit;

/// <summary>The lowest point of the loss over the window that the book draws, [−10, 10] × [2.5, 22.5].</summary>
/// <remarks>
/// It has no twin: f is odd in u, so φ and −φ give opposite curves, and the window holds no other point of this loss (the
/// next minimum, near (−5.82, 13.82), has 3.356). Hence plain distance decides whether a run has arrived.
/// </remarks>
internal static class GlobalMinimum
{
    /// <summary>How far, in φ, a run may end from the minimum and still count as having reached it.</summary>
    public const double Tolerance = 0.01;

    /// <summary>The loss there.</summary>
    public const double Loss = 0.6456961253674637;

    public static readonly Point Phi = new(0.0037946356109375685, 16.026347827141723);

    public static bool IsReached(Point phi) => phi.DistanceTo(Phi) <= Tolerance;
}
