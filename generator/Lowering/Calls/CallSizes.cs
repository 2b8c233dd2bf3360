using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>How much code calls come to if each is written in place, and which methods are called instead because it is too much.</summary>
/// <remarks>
/// Calls multiply: a method that is called twice, by one that is called twice. So the methods are looked at from the attributed
/// one on: how often each is written, and how large it is with all that it calls in place. One that is called is written once.
/// </remarks>
internal sealed class CallSizes
{
    // Of operations in the source; each is about three of C#'s IL in a derivative, which RyuJIT stops to optimize at 60 kB.
    private const long Most = 6000;

    // A call of less is no shorter than what it calls.
    private const long Least = 30;

    // What is larger is all the same.
    private const long Infinite = 1L << 40;

    private readonly CallGraph _graph;
    private readonly Dictionary<IMethodSymbol, long> _sizes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IMethodSymbol> _large = new(SymbolEqualityComparer.Default);

    public CallSizes(CallGraph graph, IMethodSymbol root)
    {
        _graph = graph;
        List<IMethodSymbol> order = [];
        Visit(root.OriginalDefinition, order, new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default));
        foreach (IMethodSymbol method in order) _sizes[method] = _graph.Callees(method).Aggregate((long)_graph.SizeOf(method), (sum, callee) => Math.Min(Infinite, sum + SizeAtCall(callee)));

        Dictionary<IMethodSymbol, long> written = new(SymbolEqualityComparer.Default) { [root.OriginalDefinition] = 1 };
        foreach (IMethodSymbol method in Enumerable.Reverse(order))
        {
            long times = written.TryGetValue(method, out long known) ? known : 0;
            if (times > 1 && _sizes[method] >= Least && Math.Min(times, Infinite) * Math.Min(_sizes[method], Infinite >> 20) > Most && CanBeCalled(method)) _large.Add(method);
            if (_large.Contains(method) || _graph.IsRecursive(method)) times = 1;
            foreach (IMethodSymbol callee in _graph.Callees(method))
                written[callee] = Math.Min(Infinite, (written.TryGetValue(callee, out long sofar) ? sofar : 0) + times);
        }
    }

    /// <summary>Whether the method is one of those that are called.</summary>
    public bool IsTooLarge(IMethodSymbol method) => _large.Contains(method.OriginalDefinition);

    // A method that calls itself is called.
    private long SizeAtCall(IMethodSymbol callee) => _graph.IsRecursive(callee) || !_sizes.TryGetValue(callee, out long size) ? 1 : size;

    /// <summary>Callees before their callers.</summary>
    private void Visit(IMethodSymbol method, List<IMethodSymbol> order, HashSet<IMethodSymbol> seen)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!seen.Add(method)) return;
        foreach (IMethodSymbol callee in _graph.Callees(method)) Visit(callee, order, seen);
        order.Add(method);
    }

    private static bool CanBeCalled(IMethodSymbol method) =>
        method.MethodKind is not (MethodKind.Constructor or MethodKind.AnonymousFunction) && !method.ReturnsByRef && !method.ReturnsByRefReadonly
        && !TypeMap.IsArray(method.ReturnType) && !TypeMap.IsAnySpan(method.ReturnType);
}
