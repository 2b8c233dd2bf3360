using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>What a parameter of a pullback that is given by hand takes.</summary>
internal enum GivenSlotKind
{
    /// <summary>An argument of the function: a number, object or memory.</summary>
    Argument,

    /// <summary>What the function left in an `out` number.</summary>
    Cell,

    /// <summary>Memory that the pullback never looks at.</summary>
    Ignored,

    /// <summary>An `out` number of the function's, which the pullback computes once more.</summary>
    Discarded,

    /// <summary>The adjoint of the returned number.</summary>
    Result,

    /// <summary>The adjoint of what the function left in an argument.</summary>
    Seed,

    /// <summary>What the adjoint of an argument is added to.</summary>
    Adjoint,
}

/// <param name="Kind">What the parameter takes.</param>
/// <param name="Argument">Of which of the function's arguments; 0 for the returned number.</param>
/// <param name="Cast">Before the value, where C# wants one: "(global::N.Kind)". Of memory that is ignored what stands for it: "default".</param>
/// <param name="MayChange">Whether the pullback may write to memory that it is handed for the function's.</param>
/// <param name="IsByReference">Whether it is a number that is handed over by reference.</param>
internal readonly record struct GivenSlot(GivenSlotKind Kind, int Argument, string Cast = "", bool MayChange = false, bool IsByReference = false);

/// <summary>The derivative of a function, given by hand: how it is called.</summary>
/// <remarks>x̄ += J(x)ᵀ ȳ: it takes what the function was handed, the adjoints of what that computed, and adds to those of what it was handed.</remarks>
/// <param name="Method">As C# text: "global::N.Model.NormPullback".</param>
/// <param name="Slots">One a parameter, in order.</param>
internal sealed record GivenPullback(string Method, EquatableArray<GivenSlot> Slots)
{
    /// <summary>What it does, where it may have to be differentiated itself, and can be; its parameters are the slots' in order.</summary>
    public Method? Body { get; init; }

    /// <summary>Which of the function's arguments have adjoints.</summary>
    public IEnumerable<int> Inputs => Arguments(GivenSlotKind.Adjoint);

    /// <summary>Which of the function's arguments are memory that it overwrites, every element.</summary>
    public IEnumerable<int> Outputs => Arguments(GivenSlotKind.Seed);

    /// <summary>The memory that it needs as it was when the function ran.</summary>
    public IEnumerable<int> Kept => Slots.Where(s => s.Kind is GivenSlotKind.Argument or GivenSlotKind.Cell).Select(s => s.Argument);

    /// <summary>The call.</summary>
    /// <param name="value">What a slot takes: a value, an element of memory for a number's adjoint; null for what the pullback does not look at.</param>
    public Foreign Call(Func<GivenSlot, Value?> value)
    {
        List<Value> arguments = [];
        List<string> texts = [];
        List<int> seeds = [], adjoints = [], changed = [];
        foreach (GivenSlot slot in Slots)
        {
            if (slot.Kind == GivenSlotKind.Discarded || value(slot) is not { } argument)
            {
                texts.Add(slot.Kind == GivenSlotKind.Discarded ? "out _" : slot.Kind == GivenSlotKind.Ignored ? slot.Cast : "default");
                continue;
            }

            int at = arguments.Count;
            arguments.Add(argument);
            texts.Add(slot.IsByReference ? $"ref {CodeTemplate.Place(at, CodePlace.Receiver)}[0]"
                : slot is { Kind: GivenSlotKind.Argument, Cast.Length: > 0 } ? slot.Cast + CodeTemplate.Place(at, CodePlace.Receiver)
                : CodeTemplate.Place(at));
            if (slot.Kind is GivenSlotKind.Result or GivenSlotKind.Seed) seeds.Add(at);
            if (slot.Kind == GivenSlotKind.Adjoint) adjoints.Add(at);
            if (slot.Kind == GivenSlotKind.Adjoint || slot.MayChange) changed.Add(at);
        }

        return new Foreign(EquatableArray<Value>.Empty, $"{CodeTemplate.Literal(Method)}({string.Join(", ", texts)})", arguments.ToEquatable(), IsPure: false)
        {
            IsFunction = true,
            Written = changed.ToEquatable(),
            Linear = new LinearCall(seeds.ToEquatable(), adjoints.ToEquatable()),
        };
    }

    private IEnumerable<int> Arguments(GivenSlotKind kind) => Slots.Where(s => s.Kind == kind).Select(s => s.Argument);
}

/// <summary>Of a pullback's call: by which of its arguments it is linear in which, and adds to these.</summary>
internal sealed record LinearCall(EquatableArray<int> Seeds, EquatableArray<int> Adjoints);
