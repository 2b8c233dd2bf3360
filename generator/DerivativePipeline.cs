using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Differentiation.Separable;
using AutoDiffGen.Generator.Emission;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator;

/// <summary>From a primal to the text of its derivative: the stages in order. A pure function of the program.</summary>
internal static class DerivativePipeline
{
    /// <summary>In which order derivatives stand in a file.</summary>
    private static readonly Kinds[] Order = [Kinds.Gradient, Kinds.Pushforward, Kinds.Pullback, Kinds.Jacobian, Kinds.HessianVectorProduct, Kinds.Hessian];

    public static GeneratedFile Run(DerivativeRequest request) => Run(request, PassSet.All);

    /// <param name="request">The primal, and what is asked for.</param>
    /// <param name="passes">Those that may run.</param>
    /// <param name="jacobianByRows">Whether Jacobians are made of adjoints or of tangents; null for whichever is less work.</param>
    public static GeneratedFile Run(DerivativeRequest request, PassSet passes, bool? jacobianByRows = null)
    {
        List<string> unsplit = [];
        IReadOnlyList<Method> derivatives = Derivatives(request, passes, jacobianByRows, unsplit);
        return new(HintName.For(request.Primal), CSharpEmitter.Emit(derivatives, request.SelfCheck ? request.Primal : null))
        {
            Schedule = derivatives.Where(d => d.Schedule.Count > 0).Select(d => $"{d.Name}{(d.Threads is null ? "" : " over threads")}: {string.Join("; ", d.Schedule)}").ToEquatable(),
            LacksThreads = request.Threads ? Lacking(derivatives) : EquatableArray<string>.Empty,
            WhyNot = request.Threads ? Reason(request, unsplit) : "",
        };
    }

    // Jacobians write a row for each sample, and patterns compute nothing.
    private static EquatableArray<string> Lacking(IReadOnlyList<Method> derivatives) => derivatives
        .Where(d => d.Kind is Kinds.Gradient or Kinds.Pushforward or Kinds.Pullback or Kinds.HessianVectorProduct or Kinds.Hessian && d.ReturnType is not null)
        .GroupBy(d => d.Name).Where(same => same.All(d => d.Threads is null)).Select(same => same.Key).ToEquatable();

    private static string Reason(DerivativeRequest request, IReadOnlyList<string> unsplit) =>
        !request.Vectorize ? "'Vectorize' is false, which keeps the order of sums"
        : unsplit.Count > 0 ? $"none of its loops allows it ({string.Join("; ", unsplit.Distinct())})"
        : request.Primal.Ops.Any(op => op is Loop) ? "none of its loops computes anything of samples"
        : "it has no loop over samples";

    /// <summary>The IR of each derivative that is asked for, ready to be printed.</summary>
    /// <param name="request">The primal, and what is asked for.</param>
    /// <param name="passes">Those that may run.</param>
    /// <param name="jacobianByRows">Whether Jacobians are made of adjoints or of tangents; null for whichever is less work.</param>
    /// <param name="unsplit">Receives why loops are not split over threads, where that is asked for.</param>
    public static IReadOnlyList<Method> Derivatives(DerivativeRequest request, PassSet passes, bool? jacobianByRows = null, List<string>? unsplit = null)
    {
        Method normal = Normal(request.Primal, passes);
        Method inPieces = FlatTables.AreNeeded(normal) ? Normal(FlatTables.Of(request.Primal), passes) : normal;
        List<Method> all = [];
        Method? adjoint = null, tangential = null;
        foreach (Kinds kind in Order.Where(kind => (request.Kinds & kind) != 0))
        {
            foreach (Method derived in Derived(kind))
            {
                Method optimal = Optimal(derived, passes);
                all.Add(passes.Complete(optimal, request.Vectorize));
                if (request.Threads && request.Vectorize && InThreads(optimal) is { } split) all.Add(split);
            }
        }

        return all;

        // The same with one more parameter, if any of its loops can be split.
        Method? InThreads(Method derived)
        {
            ValueFactory values = new(derived);
            string name = Directions.Unused("threads", derived);
            Value threads = values.New(IrType.I32, name);
            Method split = passes.Complete(derived with
            {
                Parameters = derived.Parameters.Append(new Parameter(threads, name, ParameterForm.Scalar, ParameterRole.Data)).ToEquatable(),
                Threads = threads,
                Names = values.Names(),
            }, vectorize: true);
            if (split.Ops.Any(op => op is Invoke { Threads: not null })) return split;
            unsplit?.AddRange(split.Schedule.Where(line => line.Contains(", as ")));
            return null;
        }

        IEnumerable<Method> Derived(Kinds kind) => kind switch
        {
            Kinds.Gradient => [normal == inPieces || FlatTables.AreNeededByGradient(normal) ? Gradient() : Adjoint.Differentiate(normal)],
            Kinds.Pushforward => [Tangent.Differentiate(inPieces)],
            Kinds.Pullback => [Pullback.Differentiate(inPieces, Gradient())],
            Kinds.Jacobian => (jacobianByRows is null ? Structure.OfJacobian(inPieces, OfTangents)?.All() : null) ?? [Jacobian.Differentiate(inPieces, OfSeeds, jacobianByRows)],
            Kinds.HessianVectorProduct => [HessianVectorProduct.Differentiate(inPieces, Tangential())],
            _ => Structure.OfHessian(inPieces, OfTangents)?.All() ?? [Hessian.Differentiate(inPieces, Tangential(), method => Beside(method, passes))],
        };

        Method Gradient() => adjoint ??= Adjoint.Differentiate(inPieces);

        Method Tangential() => tangential ??= OfTangents(inPieces);

        Method OfTangents(Method method) => WithTangents(method, passes);
    }

    /// <summary>Whether a loss has a Hessian, which may take more than one run of it.</summary>
    public static bool HasHessian(Method primal) =>
        Hessian.Handles(Normal(FlatTables.Of(primal), PassSet.All), method => WithTangents(method, PassSet.All), method => Beside(method, PassSet.All));

    /// <summary>The gradient alone.</summary>
    public static Method Gradient(Method primal, PassSet passes) => Optimal(Adjoint.Differentiate(Normal(primal, passes)), passes);

    // What is computed twice in the loss would be differentiated twice.
    private static Method Normal(Method primal, PassSet passes) => passes.Normalize(primal.WithBodies(KnownLengths.Rewrite));

    /// <summary>Whether a method has a Jacobian, which may take more than one run of it.</summary>
    public static bool HasJacobian(Method primal) => Jacobian.Handles(Normal(FlatTables.Of(primal), PassSet.All), OfSeeds);

    private static Method OfSeeds(Method primal) => Adjoint.Differentiate(primal, skipsZeros: false);

    // Adjoints that have tangents themselves. What is stopped is a constant to these as well.
    private static Method WithTangents(Method primal, PassSet passes) => passes.OptimizeForTangents(Adjoint.Differentiate(primal, skipsZeros: false, inlinesGiven: true));

    // What directions run through beside each other.
    private static Method Beside(Method product, PassSet passes) => passes.Prepare(Stops.Remove(product));

    private static Method Optimal(Method derived, PassSet passes) => passes.Optimize(Stops.Remove(derived));
}
