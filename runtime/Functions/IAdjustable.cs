using System.Runtime.Intrinsics;

namespace AutoDiffGen.Functions;

/// <summary>An activation with a setting, by which it has a derivative too.</summary>
internal interface IAdjustable : IActivation
{
    /// <summary>∂f/∂s</summary>
    Vector512<double> BySetting(Vector512<double> x);
}
