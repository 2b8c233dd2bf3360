using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Tangents of functions whose derivative is given as a pullback, and of the pullbacks themselves.</summary>
/// <remarks>
/// y = F(x):        ẏ = x̄ · ẋ, where x̄ is what FPullback makes of the adjoint 1.
/// F(x, y), void:   the same for each element of y, with an adjoint that is 1 there and else 0: as many runs as elements.
/// FPullback(x, s, x̄):  FPullback(x, ṡ, x̄'), as it is linear in s; x has no tangent where these are asked for.
/// </remarks>
/// <param name="primal">What is differentiated.</param>
/// <param name="values">Its values.</param>
/// <param name="activity">What has tangents.</param>
/// <param name="tangent">The tangent that a value has, or the memory of those of an array's elements; null for 0.</param>
internal sealed class GivenTangents(Method primal, ValueFactory values, Activity activity, Func<Value, Value?> tangent)
{
    private MemoryRoots? _roots;

    private MemoryRoots Roots => _roots ??= new MemoryRoots(primal);

    /// <summary>Runs the function, and leaves the tangents of what it writes in their memory.</summary>
    /// <returns>The tangent of what it returns.</returns>
    public Value? Add(Foreign call, RegionBuilder builder)
    {
        GivenPullback given = call.Given!;
        int[] moving = [.. given.Inputs.Where(i => activity.IsActive(call.Arguments[i]) && tangent(call.Arguments[i]) is not null)];
        int[] outputs = [.. given.Outputs.Where(i => tangent(call.Arguments[i]) is not null)];
        bool returns = call.Results.Count > 0 && activity.IsActive(call.Results[0]);
        if (moving.Length == 0 || (outputs.Length == 0 && !returns))
        {
            builder.Add(call);
            foreach (int output in outputs) builder.Add(new Clear(tangent(call.Arguments[output])!));
            return null;
        }

        // What it overwrites in place is needed as it was.
        HashSet<Value> overwritten = [.. call.Changed.Select(Roots.Of)];
        Run run = new(this, call, builder);
        foreach (int input in moving)
        {
            Value argument = call.Arguments[input];
            bool isOverwritten = argument.Type.IsMemory && overwritten.Contains(Roots.Of(argument));
            run.Tangents[input] = isOverwritten ? GivenMemory.Copy(tangent(argument)!, builder, "") : tangent(argument)!;
        }

        foreach (int kept in given.Kept.Except(given.Outputs))
            if (call.Arguments[kept].Type.IsMemory && overwritten.Contains(Roots.Of(call.Arguments[kept]))) run.Arguments[kept] = GivenMemory.Copy(call.Arguments[kept], builder, "");
        builder.Add(call);
        run.Begin();
        foreach (int output in outputs) run.Write(output, tangent(call.Arguments[output])!);
        return returns ? run.Along(builder, output: null) : null;
    }

    /// <summary>Runs the pullback, and once more on the tangents of the adjoints that it takes.</summary>
    public void AddLinear(Foreign call, RegionBuilder builder)
    {
        LinearCall linear = call.Linear!;
        bool isWanted = linear.Adjoints.Any(i => tangent(call.Arguments[i]) is not null && activity.IsActive(call.Arguments[i]));
        bool moves = linear.Seeds.Any(i => activity.IsActive(call.Arguments[i]) && tangent(call.Arguments[i]) is not null);
        Value[] along = [.. call.Arguments];
        for (int i = 0; i < along.Length; i++)
        {
            Value argument = call.Arguments[i];
            if (!isWanted) break;
            if (linear.Seeds.Contains(i)) along[i] = tangent(argument) ?? Zero(argument, builder);
            else if (linear.Adjoints.Contains(i)) along[i] = tangent(argument) ?? Zero(argument, builder);
            else if (activity.IsActive(argument)) throw new InvalidOperationException($"The pullback {call.Code} would have to be differentiated, and is not known.");
            else if (moves && call.Written.Contains(i)) along[i] = GivenMemory.Copy(argument, builder, "");
        }

        builder.Add(call);
        if (isWanted && moves) builder.Add(call with { Arguments = along.ToEquatable() });
    }

    private static Value Zero(Value value, RegionBuilder builder) =>
        value.Type is ArrayType array ? builder.New(array.Element, builder.Length(value), zeroed: true) : builder.Zero(value.Type);

    /// <summary>The pullback of one call, run for one element of what that computed at a time.</summary>
    private sealed class Run(GivenTangents all, Foreign call, RegionBuilder builder)
    {
        private readonly GivenPullback _given = call.Given!;
        private readonly Dictionary<int, Value> _adjoints = [], _seeds = [];
        private Value _first = null!;

        public Dictionary<int, Value> Tangents { get; } = [];

        /// <summary>Copies of arguments that are overwritten.</summary>
        public Dictionary<int, Value> Arguments { get; } = [];

        /// <summary>Memory for the adjoints.</summary>
        public void Begin()
        {
            _first = builder.Integer(IrType.I32, 0);
            foreach (GivenSlot slot in _given.Slots)
            {
                Value? argument = slot.Kind is GivenSlotKind.Seed or GivenSlotKind.Adjoint ? call.Arguments[slot.Argument] : null;
                if (slot.Kind == GivenSlotKind.Adjoint)
                    _adjoints[slot.Argument] = argument!.Type is ScalarType number ? builder.New(number, builder.Integer(IrType.I32, 1), zeroed: true) : Zero(argument, builder);
                if (slot.Kind == GivenSlotKind.Seed && !IsNumber(slot.Argument)) _seeds[slot.Argument] = Zero(argument!, builder);
            }
        }

        /// <summary>The tangents of what the function left in an argument.</summary>
        public void Write(int output, Value to)
        {
            if (IsNumber(output))
            {
                builder.Store(to, _first, Along(builder, output));
                return;
            }

            Value index = all.Values.New(IrType.I32);
            RegionBuilder body = new(all.Values);
            Value seed = _seeds[output], zero = body.Zero(((ArrayType)seed.Type).Element);
            body.Store(seed, index, body.Number(((ArrayType)seed.Type).Element, 1));
            body.Store(to, index, Along(body, output));
            body.Store(seed, index, zero);
            builder.Add(MemoryLoops.Each(builder, builder.Length(to), index, body));
        }

        /// <summary>x̄ · ẋ of one element.</summary>
        /// <param name="at">Where it is computed.</param>
        /// <param name="output">Of which argument; null for what the function returns.</param>
        public Value Along(RegionBuilder at, int? output)
        {
            foreach (Value adjoint in _adjoints.Values) at.Add(new Clear(adjoint));
            Dictionary<GivenSlot, Value?> values = [];
            foreach (GivenSlot slot in _given.Slots) values[slot] = ValueOf(slot, at, output);
            at.Add(_given.Call(slot => values[slot]));
            ScalarType type = (ScalarType)(output is { } written ? ((ArrayType)call.Arguments[written].Type).Element : call.Results[0].Type);
            Value sum = at.Zero(type);
            foreach (KeyValuePair<int, Value> along in Tangents)
            {
                Value adjoint = _adjoints[along.Key];
                sum = along.Value.Type is ScalarType
                    ? at.Plus(sum, at.Convert(type, at.Binary(BinaryKind.AdjointMultiply, along.Value, at.Load(adjoint, at.Integer(IrType.I32, 0)))))
                    : Dot(at, along.Value, adjoint, sum);
            }

            return sum;
        }

        private Value? ValueOf(GivenSlot slot, RegionBuilder at, int? output)
        {
            ScalarType? element = (slot.Kind is GivenSlotKind.Seed or GivenSlotKind.Cell && call.Arguments[slot.Argument].Type is ArrayType array) ? array.Element : null;
            switch (slot.Kind)
            {
                case GivenSlotKind.Result:
                    return at.Number((ScalarType)call.Results[0].Type, output is null ? 1 : 0);
                case GivenSlotKind.Seed:
                    return IsNumber(slot.Argument) ? at.Number(element!, output == slot.Argument ? 1 : 0) : _seeds[slot.Argument];
                case GivenSlotKind.Adjoint:
                    return _adjoints[slot.Argument];
                case GivenSlotKind.Cell:
                    return at.Load(call.Arguments[slot.Argument], at.Integer(IrType.I32, 0));
                case GivenSlotKind.Discarded:
                    return null;
                default:
                    Value argument = Arguments.TryGetValue(slot.Argument, out Value copy) ? copy : call.Arguments[slot.Argument];
                    return slot.MayChange ? GivenMemory.Copy(argument, at, "") : argument;
            }
        }

        private Value Dot(RegionBuilder at, Value tangents, Value adjoints, Value start)
        {
            ScalarType type = (ScalarType)start.Type;
            Value index = all.Values.New(IrType.I32), sum = all.Values.New(type), result = all.Values.New(type);
            RegionBuilder body = new(all.Values);
            Value next = body.Plus(sum, body.Convert(type, body.Binary(BinaryKind.AdjointMultiply, body.Load(tangents, index), body.Load(adjoints, index))));
            at.Add(new For(EquatableArray.Of(result), at.Integer(IrType.I32, 0), BinaryKind.Less, at.Length(adjoints), 1, false, EquatableArray.Of(start), body.Build([index, sum], [next])));
            return result;
        }

        // An `out` number is memory of one element.
        private bool IsNumber(int argument) => _given.Slots.Any(s => s.Argument == argument && s.Kind is GivenSlotKind.Cell or GivenSlotKind.Discarded);
    }

    private ValueFactory Values => values;
}
