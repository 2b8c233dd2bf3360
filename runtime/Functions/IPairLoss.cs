using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>What a prediction costs beside its target, and the derivative by the prediction: of a lane alone, and of the same bits on all machines.</summary>
internal interface IPairLoss
{
    /// <summary>l(p, t)</summary>
    Vector512<double> Of(Vector512<double> prediction, Vector512<double> target);

    /// <summary>∂l/∂p</summary>
    Vector512<double> Derivative(Vector512<double> prediction, Vector512<double> target);
}
