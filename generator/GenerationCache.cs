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

    /// <summary>Generates the request unless it equals the latest of the same method.</summary>
    public void Prepare(DerivativeRequest request)
    {
        string name = HintName.For(request.Primal);
        bool isKnown = _latest.TryGetValue(name, out WeakReference<DerivativeRequest> latest) && latest.TryGetTarget(out DerivativeRequest former) && former.Equals(request);
        if (isKnown) return;
        Of(request);
        _latest[name] = new WeakReference<DerivativeRequest>(request);
    }

    public GenerationResult Of(DerivativeRequest request) => _results.GetValue(request, GenerationResult.Of);
}
