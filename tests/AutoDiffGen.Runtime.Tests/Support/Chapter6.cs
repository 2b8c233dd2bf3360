namespace AutoDiffGen.Tests.Support;

/// <summary>Data/chapter6.json: the data and experiments of Prince, Understanding Deep Learning, chapter 6.</summary>
internal sealed record Chapter6(
    double[] GaborX,
    double[] GaborY,
    double[] LineX,
    double[] LineY,
    double[] LineMinimum,
    double LineLoss,
    double[] LineHessian,
    double[] LineEigenvalues,
    Chapter6.CriticalPoint[] CriticalPoints,
    Chapter6.Descent[] LineDescents,
    Chapter6.Descent[] GaborDescents,
    double[][] Bracketing)
{
    internal static Chapter6 Data { get; } = ReferenceData.Read<Chapter6>("chapter6.json");

    /// <summary>A critical point of the Gabor loss.</summary>
    internal sealed record CriticalPoint(double[] Phi, double Loss, double[] Eigenvalues, string Kind);

    /// <summary>Gradient descent with the bracketing line search.</summary>
    internal sealed record Descent(double[] Start, double[][] Params, double[] Loss, double[] Alpha, double MaxDistance, double Tolerance, int Iterations);
}
