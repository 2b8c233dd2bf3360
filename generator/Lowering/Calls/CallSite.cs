using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A call of a function, before it is known which of the variables around it the function sees.</summary>
/// <param name="Target">What is called.</param>
/// <param name="Variables">The caller's, as they are at the call.</param>
/// <param name="Place">In the source.</param>
internal sealed record CallSite(CalledFunction Target, Bindings Variables, SyntaxNode Place);
