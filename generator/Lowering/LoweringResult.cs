using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What code generation needs of one attributed method; holds nothing of the compiler.</summary>
/// <param name="Primal">The method as IR, its callees inlined.</param>
/// <param name="Kinds">The derivatives asked for, at least one.</param>
/// <param name="SelfCheck">Whether a member is asked for that compares them.</param>
/// <param name="Vectorize">Whether samples may run at once.</param>
internal sealed record DerivativeRequest(Method Primal, Kinds Kinds, bool SelfCheck = false, bool Vectorize = true)
{
    /// <summary>Whether there are to be overloads that split the samples over threads.</summary>
    public bool Threads { get; init; }
}

/// <param name="Request">Null where the method cannot be differentiated, or does not compile.</param>
/// <param name="Diagnostics">Why not; empty where the compiler itself already says so. Beside a request, warnings.</param>
internal sealed record LoweringResult(DerivativeRequest? Request, EquatableArray<DiagnosticInfo> Diagnostics);
