using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The reverse of a function whose derivative is given by hand: its pullback runs.</summary>
/// <remarks>
/// y = F(x, a):      FPullback(x, a, ȳ, ref x̄, ā)
/// F(x, y), void:    s = ȳ;  ȳ = 0;  FPullback(x, y, s, x̄)      as F overwrites all of y; without the copy where x̄ is other memory than ȳ
/// </remarks>
/// <param name="context">The primal.</param>
/// <param name="shadow">The shadow of an array, made in a builder where it has none.</param>
internal sealed class GivenReverse(AdjointContext context, Func<Value, RegionBuilder, Value> shadow)
{
    public void Add(Foreign call, AdjointScope scope)
    {
        GivenPullback given = call.Given!;
        RegionBuilder builder = scope.Builder;
        if (!given.Inputs.Any(i => context.Activity.IsActive(call.Arguments[i])))
        {
            foreach (int output in given.Outputs)
                if (context.Activity.IsActive(call.Arguments[output])) builder.Add(new Clear(shadow(call.Arguments[output], builder)));
            return;
        }

        Dictionary<GivenSlot, Value?> values = [];
        List<(Value Argument, Value Cell)> cells = [];
        List<Value> cleared = [];
        List<(Value Apart, Value Adjoint)> apart = [];
        HashSet<Value> taken = [];
        HashSet<Value> added = [.. given.Inputs.Select(i => call.Arguments[i]).Where(a => a.Type.IsMemory).Select(context.Roots.Of)];
        foreach (GivenSlot slot in given.Slots.Where(s => s.Kind is GivenSlotKind.Result or GivenSlotKind.Seed or GivenSlotKind.Adjoint))
        {
            values[slot] = slot.Kind switch
            {
                GivenSlotKind.Result => Named(scope.OrZero(call.Results[0]), call.Results[0], builder),
                GivenSlotKind.Seed => Seed(slot, call.Arguments[slot.Argument], given, builder, added, cleared),
                _ when slot.IsByReference => Cell(call.Arguments[slot.Argument], builder, cells),
                _ => Memory(call.Arguments[slot.Argument], builder, taken, apart),
            };
        }

        // Adjoints of 0 add 0, whatever the pullback would make of them.
        Value[] seeds = [.. given.Slots.Where(s => s.Kind is GivenSlotKind.Result or GivenSlotKind.Seed).Select(s => values[s]!)];
        if (context.SkipsZeros && AnyIsNotZero(seeds, builder) is { } flows)
        {
            RegionBuilder then = new(context.Values);
            Run(call, values, then);
            builder.Add(MemoryLoops.When(flows, then));
        }
        else
        {
            Run(call, values, builder);
        }

        foreach ((Value own, Value adjoint) in apart) MemoryLoops.Add(builder, own, adjoint);
        foreach (Value adjoint in cleared) builder.Add(new Clear(adjoint));
        foreach ((Value argument, Value cell) in cells)
            if (context.Activity.IsActive(argument)) scope.Add(argument, builder.Load(cell, builder.Integer(IrType.I32, 0), context.AdjointName(argument)));
    }

    private Value Named(Value adjoint, Value result, RegionBuilder builder)
    {
        if (!builder.IsConstant(adjoint) && context.Values.NameOf(adjoint).Length == 0) context.Values.Rename(adjoint, context.AdjointName(result));
        return adjoint;
    }

    private Value Seed(GivenSlot slot, Value output, GivenPullback given, RegionBuilder builder, HashSet<Value> added, List<Value> cleared)
    {
        Value adjoint = shadow(output, builder);
        if (given.Slots.Any(s => s.Kind is GivenSlotKind.Cell or GivenSlotKind.Discarded && s.Argument == slot.Argument))
        {
            Value first = builder.Integer(IrType.I32, 0), number = builder.Load(adjoint, first, context.AdjointName(output));
            builder.Store(adjoint, first, builder.Zero(number.Type));
            return number;
        }

        if (!context.Activity.IsActive(output)) return adjoint;
        if (!added.Contains(context.Roots.Of(output)))
        {
            cleared.Add(adjoint);
            return adjoint;
        }

        Value copy = GivenMemory.Copy(adjoint, builder, "");
        builder.Add(new Clear(adjoint));
        return copy;
    }

    // Nobody expects that two of them may be the same memory.
    private Value Memory(Value argument, RegionBuilder builder, HashSet<Value> taken, List<(Value, Value)> apart)
    {
        Value adjoint = shadow(argument, builder);
        if (!context.Activity.IsActive(argument) || taken.Add(context.Roots.Of(argument))) return adjoint;
        Value own = builder.New(((ArrayType)adjoint.Type).Element, builder.Length(adjoint), zeroed: true);
        apart.Add((own, adjoint));
        return own;
    }

    private Value Cell(Value argument, RegionBuilder builder, List<(Value, Value)> cells)
    {
        Value cell = builder.New((ScalarType)argument.Type, builder.Integer(IrType.I32, 1), zeroed: true, context.AdjointName(argument));
        cells.Add((argument, cell));
        return cell;
    }

    private void Run(Foreign call, Dictionary<GivenSlot, Value?> values, RegionBuilder builder)
    {
        GivenPullback given = call.Given!;
        foreach (GivenSlot slot in given.Slots.Where(s => s.Kind is GivenSlotKind.Argument or GivenSlotKind.Cell or GivenSlotKind.Ignored))
        {
            Value? kept = context.Kept.Of(call, slot.Argument);
            values[slot] = kept is null ? null
                : slot.Kind == GivenSlotKind.Cell ? builder.Load(kept, builder.Integer(IrType.I32, 0))
                : slot.MayChange ? GivenMemory.Copy(kept, builder, "") : kept;
        }

        if (context.InlinesGiven && given.Body is { } body) GivenBody.Add(body, given, values, builder);
        else builder.Add(given.Call(slot => values[slot]));
    }

    /// <summary>Whether one of the adjoints is not 0; null where that is certain, or would have to be asked of memory.</summary>
    private static Value? AnyIsNotZero(Value[] seeds, RegionBuilder builder)
    {
        if (seeds.Any(s => s.Type is not ScalarType || (Constant(s, builder) is { } known && Literal.IsNotZero((ScalarType)s.Type, known.Bits)))) return null;
        Value? any = null;
        foreach (Value seed in seeds.Where(s => Constant(s, builder) is null))
        {
            Value test = builder.Binary(BinaryKind.NotEqual, seed, builder.Zero(seed.Type));
            any = any is null ? test : builder.Binary(BinaryKind.Or, any, test);
        }

        return any;
    }

    private static Const? Constant(Value value, RegionBuilder builder) => builder.Ops.OfType<Const>().FirstOrDefault(c => c.Result == value);
}
