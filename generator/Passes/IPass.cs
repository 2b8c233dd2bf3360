using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Rewrites a method into one that computes the same.</summary>
internal interface IPass
{
    /// <summary>What a pass set knows it by.</summary>
    string Name { get; }

    Method Run(Method method);
}
