using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Lowering;

namespace AutoDiffGen.Generator;

/// <summary>What was generated of which request, as long as the compiler keeps the request.</summary>
/// <remarks>
/// The compiler asks for one request after the other. So whoever lowers methods side by side has each of them generated
/// there and then; of what is as it was before, that is the former result.
/// </remarks>
internal sealed class GenerationCache
{
    private readonly ConditionalWeakTable<DerivativeRequest, GenerationResult> _results = new();
    private readonly ConcurrentDictionary<string, WeakReference<DerivativeRequest>> _latest = new();

    /// <summary>Generates the request unless it equals the latest of the same method, of which it returns the result.</summary>
    public GenerationResult Prepare(DerivativeRequest request)
    {
        string name = HintName.For(request.Primal);
        bool isKnown = _latest.TryGetValue(name, out WeakReference<DerivativeRequest> latest);
        if (isKnown && latest.TryGetTarget(out DerivativeRequest former) && former.Equals(request)) return Of(former);
        _latest[name] = new WeakReference<DerivativeRequest>(request);
        return Of(request);
    }

    public GenerationResult Of(DerivativeRequest request) => _results.GetValue(request, GenerationResult.Of);
}
