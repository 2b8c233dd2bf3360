using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>A way to run the pipeline: which passes it may use. Every check of the corpus runs for each.</summary>
internal sealed record PassSelection(string Name, Func<DerivativeRequest, GeneratedFile> Run)
{
    /// <summary>What is generated where that can be done.</summary>
    public Kinds Kinds { get; init; } = DerivativeKinds.OfResult;

    /// <summary>Whether code that another selection gave too is compiled once for both.</summary>
    public bool SharesCode { get; init; }

    public static IReadOnlyList<PassSelection> All { get; } =
    [
        new("NoPass", request => DerivativePipeline.Run(request, PassSet.None)),
        new("AllPasses", InOrder(PassSet.All)),
    ];

    /// <summary>Each pass alone, and all but one: enough to ask for the value and the gradient, and all that there is time for.</summary>
    public static IReadOnlyList<PassSelection> Partial { get; } =
    [
        .. PassSet.Names.Select(PassSet.Only).Concat(PassSet.Names.Select(PassSet.Without))
            .Select(set => new PassSelection(set.Name, InOrder(set)) { Kinds = Kinds.Gradient, SharesCode = true }),
    ];

    /// <summary>Several samples at once: where there are many, and whatever their number.</summary>
    public static IReadOnlyList<PassSelection> Lanes { get; } =
    [
        new("Lanes", request => DerivativePipeline.Run(request, PassSet.All)),
        new("Lanes8", request => DerivativePipeline.Run(request, PassSet.InLanes(8))) { Kinds = Kinds.Gradient | Kinds.Pushforward | Kinds.Pullback | Kinds.HessianVectorProduct | Kinds.Hessian },
        new("Lanes32", request => DerivativePipeline.Run(request, PassSet.InLanes(32))) { Kinds = Kinds.Gradient | Kinds.Pushforward },
    ];

    /// <summary>With overloads that split the samples over threads.</summary>
    public static PassSelection Threads { get; } = new("Threads", request => DerivativePipeline.Run(request with { Threads = true }, PassSet.All)) { Kinds = Kinds.Gradient | Kinds.Pushforward | Kinds.Pullback | Kinds.HessianVectorProduct | Kinds.Hessian };

    /// <summary>With the member that compares the derivatives.</summary>
    public static PassSelection SelfChecking { get; } = new("SelfCheck", request => DerivativePipeline.Run(request with { SelfCheck = true }, PassSet.All));

    /// <summary>Jacobians by rows and by columns, whichever are fewer.</summary>
    public static IReadOnlyList<PassSelection> Jacobians { get; } =
    [
        .. from set in new[] { PassSet.None, PassSet.All }
           from isByRows in new[] { true, false }
           select new PassSelection($"{(set == PassSet.All ? "AllPasses" : "NoPass")}By{(isByRows ? "Rows" : "Columns")}", request => DerivativePipeline.Run(request, set, isByRows)),
    ];

    // Values to the bit: what is promised where samples run one after the other.
    private static Func<DerivativeRequest, GeneratedFile> InOrder(PassSet set) => request => DerivativePipeline.Run(request with { Vectorize = false }, set);

    public static PassSelection Named(string name) => All.Concat(Partial).Concat(Lanes).Append(SelfChecking).Append(Threads).Concat(Jacobians).Single(p => p.Name == name);
}
