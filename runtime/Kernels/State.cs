using System.Runtime.Intrinsics;

namespace AutoDiffGen.Kernels;

/// <summary>What an optimizer remembers of one vector of parameters; each operator says what its fields mean.</summary>
internal struct State<T>
{
    internal Vector512<T> First;
    internal Vector512<T> Second;
    internal Vector512<T> Third;
}
