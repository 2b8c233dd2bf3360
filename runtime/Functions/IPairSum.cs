using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>A function of a prediction and its target: of a lane alone, and of the same bits on all machines.</summary>
internal interface IPairSum
{
    /// <summary>l(p, t)</summary>
    Vector512<double> Of(Vector512<double> prediction, Vector512<double> target);
}
