using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>What a prediction costs beside its target, with the derivatives.</summary>
internal interface IPairLoss : IPairSum
{
    /// <summary>∂l/∂p</summary>
    Vector512<double> ByPrediction(Vector512<double> prediction, Vector512<double> target);

    /// <summary>∂l/∂t</summary>
    Vector512<double> ByTarget(Vector512<double> prediction, Vector512<double> target);
}
