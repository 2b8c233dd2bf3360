using System;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>One way to make the gradient: a selection of passes, under a name of its own.</summary>
internal sealed record Variant(string Name, PassSet Passes)
{
    public static Variant All { get; } = new("Loss", PassSet.All);

    public static Variant None { get; } = new("LossUnoptimized", PassSet.None);

    public string Gradient => Name + "Gradient";

    /// <summary>Whether a Jacobian is made by rows or by columns; null for what the generator chooses.</summary>
    public bool? JacobianByRows { get; init; }

    /// <summary>What is generated where that can be done.</summary>
    public Kinds Kinds { get; init; } = Kinds.Gradient;

    /// <summary>
    /// All passes for every program. One program in four is held to the code without any pass as well, and another one in four
    /// to a selection: each pass alone and each left out, by turns, or to several samples at once. A third one in four has all derivatives beside its gradient; in every other
    /// one of the rest loops keep few of their states, in all derivatives. Those that
    /// return nothing have all of theirs, and once more with or without passes and with Jacobians by rows or by columns, by turns.
    /// </summary>
    /// <remarks>
    /// The code of a second variant costs as much as the rest of a program together, and what is wrong with all passes on is
    /// found by the dual numbers.
    /// </remarks>
    public static Variant[] For(LossProgram program)
    {
        if (program.IsMapping)
        {
            long way = program.Seed / 8 % 4;
            PassSet passes = way < 2 ? PassSet.None : PassSet.All;
            return [All with { Kinds = DerivativeKinds.OfOutputs }, new Variant("LossOtherwise", passes) { Kinds = DerivativeKinds.OfOutputs, JacobianByRows = way % 2 == 0 }];
        }

        (ulong turn, ulong kind) = Math.DivRem((ulong)program.Seed, 4UL);
        if (kind == 0) return [All, None];
        if (kind == 1) return [All with { Kinds = DerivativeKinds.OfResult }];
        // Of these every other one returns nothing.
        if (kind == 3) return [All with { Kinds = DerivativeKinds.OfResult, KeepsStates = true }];
        return turn % 2 == 0 ? [All, Partly((int)(turn / 2 % (ulong)(2 * PassSet.Names.Count)))] : [All, InLanes(turn % 4 == 1 ? 8 : 32)];
    }

    /// <summary>Whether loops run again from few of their states, where they can.</summary>
    public bool KeepsStates { get; init; }

    /// <summary>Whether several samples run at once: values are not those of the loss to the bit.</summary>
    public bool IsInLanes { get; init; }

    public Kinds Handled(DerivativeRequest request) => Kinds & DerivativeKinds.Handled(request.Primal);

    public string Generate(DerivativeRequest request)
    {
        Method renamed = request.Primal with { Name = Name };
        if (KeepsStates) renamed = KeptLoops.In(renamed);
        string text = DerivativePipeline.Run(request with { Primal = renamed, Kinds = Handled(request), Vectorize = IsInLanes }, Passes, JacobianByRows).Text;
        // Documentation refers to the method by its name; there is one method only.
        return text.Replace($"cref=\"{Name}\"", "cref=\"Loss\"", StringComparison.Ordinal);
    }

    private static Variant InLanes(int lanes) => new("LossInLanes", PassSet.InLanes(lanes)) { IsInLanes = true };

    private static Variant Partly(int which)
    {
        string pass = PassSet.Names[which / 2];
        return new Variant("LossPartly", which % 2 == 0 ? PassSet.Only(pass) : PassSet.Without(pass));
    }
}
