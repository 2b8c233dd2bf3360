using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>A function of each number by itself, and its derivative: of a lane alone, and of the same bits on all machines.</summary>
internal interface IActivation
{
    /// <summary>f(x)</summary>
    Vector512<double> Of(Vector512<double> x);

    /// <summary>f′(x), finite wherever x is not NaN.</summary>
    Vector512<double> Derivative(Vector512<double> x);
}
