using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>Floats side by side, known or computed, as the sheets write them: one operation works on all, and one number meets each of many.</summary>
internal sealed class Lanes
{
    private readonly RegionBuilder? _code;
    private readonly IReadOnlyList<Lane> _lanes;

    private Lanes(RegionBuilder? code, IReadOnlyList<Lane> lanes)
    {
        _code = code;
        _lanes = lanes;
    }

    public int Count => _lanes.Count;

    public Lanes this[int index] => new(_code, [_lanes[index]]);

    public Lanes X => this[0];

    public Lanes Y => this[1];

    public Lanes Z => this[2];

    public Lanes W => this[3];

    /// <summary>The first three.</summary>
    public Lanes Xyz => Part(0, 3);

    public static Lanes Of(RegionBuilder code, IEnumerable<Value> values) => new(code, [.. values.Select(v => new Lane(v, 0))]);

    public static Lanes Join(params Lanes[] parts) =>
        new(parts.Select(p => p._code).FirstOrDefault(c => c is not null), [.. parts.SelectMany(p => p._lanes)]);

    public static implicit operator Lanes(float number) => new(null, [new Lane(null, number)]);

    public static Lanes operator +(Lanes a, Lanes b) => Each(a, b, (c, x, y) => c.Plus(x, y), (x, y) => x + y);

    public static Lanes operator -(Lanes a, Lanes b) => Each(a, b, (c, x, y) => c.Minus(x, y), (x, y) => x - y);

    public static Lanes operator *(Lanes a, Lanes b) => Each(a, b, (c, x, y) => c.Times(x, y), (x, y) => x * y);

    public static Lanes operator /(Lanes a, Lanes b) => Each(a, b, (c, x, y) => c.Over(x, y), (x, y) => x / y);

    public static Lanes operator -(Lanes a) => new(a._code, [.. a._lanes.Select(lane => lane.Value is { } v ? new Lane(a._code!.Negate(v), 0) : new Lane(null, -lane.Number))]);

    /// <summary>Whether all lanes are equal: one truth value.</summary>
    public static Lanes Same(Lanes a, Lanes b)
    {
        RegionBuilder code = Code(a, b);
        Value all = Compare(BinaryKind.Equal, a[0], b[0]);
        for (int i = 1; i < a.Count; i++) all = code.Binary(BinaryKind.And, all, Compare(BinaryKind.Equal, a[i], b[i]));
        return Of(code, [all]);
    }

    public static Lanes operator <(Lanes a, Lanes b) => Of(Code(a, b), [Compare(BinaryKind.Less, a, b)]);

    public static Lanes operator >(Lanes a, Lanes b) => Of(Code(a, b), [Compare(BinaryKind.Greater, a, b)]);

    public static Lanes operator <=(Lanes a, Lanes b) => Of(Code(a, b), [Compare(BinaryKind.LessOrEqual, a, b)]);

    public static Lanes operator >=(Lanes a, Lanes b) => Of(Code(a, b), [Compare(BinaryKind.GreaterOrEqual, a, b)]);

    public static Lanes operator !(Lanes a) => Of(a._code!, [a._code!.Not(a.At(0, a._code))]);

    /// <summary>One of two, by a truth value.</summary>
    public static Lanes When(Lanes condition, Lanes then, Lanes otherwise)
    {
        RegionBuilder code = condition._code!;
        Value truth = condition.At(0, code);
        int count = Math.Max(then.Count, otherwise.Count);
        return Of(code, [.. Enumerable.Range(0, count).Select(i => code.Select(truth, then.At(i, code), otherwise.At(i, code)))]);
    }

    /// <summary>A function of the rule table, lane by lane.</summary>
    public static Lanes Call(string function, params Lanes[] arguments)
    {
        RegionBuilder code = Code(arguments);
        int count = arguments.Max(a => a.Count);
        return Of(code, [.. Enumerable.Range(0, count).Select(i => code.Call(IrType.F32, function, [.. arguments.Select(a => a.At(i, code))]))]);
    }

    public Lanes Part(int start, int count) => new(_code, [.. _lanes.Skip(start).Take(count)]);

    /// <summary>The same number so many times.</summary>
    public Lanes Repeat(int count) => new(_code, [.. Enumerable.Repeat(_lanes[0], count)]);

    /// <summary>The values, those of known numbers appended as constants.</summary>
    public IReadOnlyList<Value> Values(RegionBuilder code) => [.. Enumerable.Range(0, Count).Select(i => At(i, code))];

    private static Lanes Each(Lanes a, Lanes b, Func<RegionBuilder, Value, Value, Value> compute, Func<float, float, float> known)
    {
        Lane[] lanes = new Lane[Math.Max(a.Count, b.Count)];
        RegionBuilder? code = a._code ?? b._code;
        for (int i = 0; i < lanes.Length; i++)
        {
            bool isKnown = a.Lane(i).Value is null && b.Lane(i).Value is null;
            lanes[i] = isKnown
                ? new Lane(null, known(a.Lane(i).Number, b.Lane(i).Number))
                : new Lane(compute(code!, a.At(i, code!), b.At(i, code!)), 0);
        }

        return new Lanes(code, lanes);
    }

    private static Value Compare(BinaryKind kind, Lanes a, Lanes b) => Code(a, b).Binary(kind, a.At(0, Code(a, b)), b.At(0, Code(a, b)));

    private static RegionBuilder Code(params Lanes[] lanes) => lanes.Select(l => l._code).First(c => c is not null)!;

    private Lane Lane(int index) => _lanes[Count == 1 ? 0 : index];

    private Value At(int index, RegionBuilder code) => Lane(index).Value ?? code.Number(IrType.F32, Lane(index).Number);
}

/// <param name="Value">What was computed; null where the number is known.</param>
/// <param name="Number">The number that is known.</param>
internal readonly record struct Lane(Value? Value, float Number);
