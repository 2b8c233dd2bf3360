using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Passes.Vectorization;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Which passes run. Every one can be left out; the result stays right, only slower or longer.</summary>
internal sealed class PassSet
{
    private static readonly IPass[] Normalization =
    [
        new CountedWhiles(),
        new Simplify(),
        new CommonSubexpressions(),
        new DeadCode(isLoss: true),
        new LoopFusion(),
        new PassedElements(),
        new DeadCode(isLoss: true),
        new PrivateScratch(),
        new PassedElements(),
        new DeadCode(isLoss: true),
    ];

    private static readonly IPass[] Optimization =
    [
        new Simplify(),
        new CommonSubexpressions(),
        new SameBranches(),
        new InvariantCarries(),
        new ScalarAccumulators(),
        new AdjointGuards(isLast: true),
        new Simplify(),
        new CommonSubexpressions(),
        new ZeroedThenAdded(),
        new DeadCode(isLoss: false),
        new ConstantsAtUses(),
    ];

    private static readonly IPass[] Completion = [new SampleLoops(lanes: 0), new PlainAdjoints()];

    private readonly Func<IPass, bool> _enabled;
    private readonly IPass[] _completion = Completion;

    private PassSet(string name, Func<IPass, bool> enabled)
    {
        Name = name;
        _enabled = enabled;
    }

    private PassSet(string name, IPass[] completion)
        : this(name, _ => true) => _completion = completion;

    public static PassSet All { get; } = new("all", _ => true);

    public static PassSet None { get; } = new("none", _ => false);

    /// <summary>The names of all passes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Normalization.Concat(Optimization).Concat(Completion).Select(p => p.Name).Distinct()];

    public string Name { get; }

    public static PassSet Only(string pass) => new($"only {pass}", p => p.Name == pass);

    public static PassSet Without(string pass) => new($"all but {pass}", p => p.Name != pass);

    /// <summary>All, and as many samples at once, however few there are.</summary>
    public static PassSet InLanes(int lanes) => new($"{lanes} lanes", [new SampleLoops(lanes), new PlainAdjoints()]);

    /// <summary>Before differentiation: what is computed once is differentiated once.</summary>
    public Method Normalize(Method primal) => Run(Normalization, primal);

    /// <summary>After differentiation.</summary>
    public Method Optimize(Method derived) => Run(Optimization, derived);

    /// <summary>The same before the method is differentiated once more.</summary>
    public Method OptimizeForTangents(Method derived) => Run([.. Optimization.Select(p => p is AdjointGuards ? new AdjointGuards(isLast: false) : p)], derived);

    /// <summary>The same before the method becomes part of another one, in which what is not 0 here may be 0: guards stay.</summary>
    public Method Prepare(Method derived) => Run([.. Optimization.Where(p => p is not AdjointGuards)], derived);

    /// <summary>Last, when no derivative is taken any more.</summary>
    /// <param name="derived">A derivative.</param>
    /// <param name="vectorize">Whether samples may run at once.</param>
    public Method Complete(Method derived, bool vectorize) => Run(vectorize ? _completion : [.. _completion.Where(p => p is not SampleLoops)], derived);

    private Method Run(IPass[] passes, Method method)
    {
        foreach (IPass pass in passes.Where(_enabled))
        {
            method = pass.Run(method);
            Verify(method, pass);
        }

        return method;
    }

    [System.Diagnostics.Conditional("DEBUG")]
    private static void Verify(Method method, IPass pass)
    {
        try
        {
            IrVerifier.Verify(method);
        }
        catch (InvalidOperationException broken)
        {
            throw new InvalidOperationException($"After {pass.Name}: {broken.Message}");
        }
    }
}
