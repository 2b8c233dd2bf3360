using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator;

/// <summary>What was generated of which request, as long as the compiler keeps the request.</summary>
/// <remarks>
/// The compiler runs a step for one request after the other. So a step before looks at all of them, and generates those
/// that are new side by side; what is unchanged is the same object as before.
/// </remarks>
internal sealed class GenerationCache
{
    private readonly ConditionalWeakTable<DerivativeRequest, GenerationResult> _results = new();

    public void Fill(IReadOnlyList<DerivativeRequest> requests, bool isConcurrent, CancellationToken cancellation)
    {
        DerivativeRequest[] missing = [.. requests.Where(r => !_results.TryGetValue(r, out _))];
        InParallel.Map(missing, isConcurrent, cancellation, Of);
    }

    public GenerationResult Of(DerivativeRequest request) => _results.GetValue(request, GenerationResult.Of);
}
