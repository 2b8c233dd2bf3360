using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Headers of counted loops: the same indices as the interpreter's, up to the ends of int and long.</summary>
public sealed class LoopHeaderTests
{
    private static readonly (BinaryKind Comparison, long Step)[] Kinds =
    [
        .. ((long[])[1, 2, 3, 1000]).SelectMany(step => new[] { (BinaryKind.Less, step), (BinaryKind.LessOrEqual, step) }),
        .. ((long[])[-1, -2, -3, -1000]).SelectMany(step => new[] { (BinaryKind.Greater, step), (BinaryKind.GreaterOrEqual, step) }),
    ];

    public static TheoryData<bool, bool> Types => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Types))]
    public void Indices_from_any_start_to_any_end(bool isLong, bool reversed)
    {
        List<(Method Method, BinaryKind Comparison, long Step, long? Start)> methods = [];
        foreach ((BinaryKind comparison, long step) in Kinds)
            foreach (long? start in (long?[])[null, 0, 7])
                methods.Add((Loop(methods.Count, isLong, comparison, step, reversed, start), comparison, step, start));

        EmittedProgram program = EmittedProgram.Compile([.. methods.Select(m => m.Method)]);
        long[] ends = isLong ? [long.MinValue, long.MaxValue] : [int.MinValue, int.MaxValue];
        long[] points = [.. ((long[])[0, 1, 2, 7, 999, 1000]).SelectMany(d => new[] { ends[0] + d, ends[1] - d, d, -d }).Distinct()];
        foreach ((Method method, BinaryKind comparison, long step, long? fixedStart) in methods)
        {
            foreach (long start in fixedStart is { } only ? [only] : points)
            {
                foreach (long end in points.Where(end => IsSound(start, comparison, end, step, ends)))
                    Agreement.Check(program, method, [("start", Box(start, isLong)), ("end", Box(end, isLong))]);
            }
        }
    }

    [Fact]
    public void Usual_headers_are_the_usual_ones()
    {
        Assert.Contains("for (int i = x.Length - 1; i >= 0; i--)", OverArray(BinaryKind.Less, 1));
        Assert.Contains("for (int i = x.Length; i >= 0; i--)", OverArray(BinaryKind.LessOrEqual, 1));
        Assert.Contains("for (int i = Trips.Last(0, x.Length, 4); i >= 0; i -= 4)", OverArray(BinaryKind.Less, 4));
    }

    // Not the loops that overflow in the source too, nor those too long to run.
    private static bool IsSound(long start, BinaryKind comparison, long end, long step, long[] ends)
    {
        bool inclusive = comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual;
        BigInteger distance = step > 0 ? (BigInteger)end - start : (BigInteger)start - end;
        if (inclusive) distance++;
        if (distance <= 0) return true;
        BigInteger count = (distance + BigInteger.Abs(step) - 1) / BigInteger.Abs(step), after = start + (count * step);
        return count < 1200 && after >= ends[0] && after <= ends[1];
    }

    private static object Box(long value, bool isLong) => isLong ? (object)value : (int)value;

    private static Method Loop(int number, bool isLong, BinaryKind comparison, long step, bool reversed, long? fixedStart)
    {
        Sketch sketch = new();
        ScalarType type = isLong ? IrType.I64 : IrType.I32;
        Value start = sketch.Scalar("start", type), end = sketch.Scalar("end", type);
        if (fixedStart is { } known) start = sketch.Code.Integer(type, known);
        Value index = sketch.Values.New(type, "i"), hash = sketch.Values.New(IrType.I64, "hash"), result = sketch.Values.New(IrType.I64, "hash");
        RegionBuilder body = sketch.Inner();
        Value next = body.Plus(body.Times(hash, body.Integer(IrType.I64, 31)), body.Convert(IrType.I64, index));
        sketch.Code.Add(new For(Sketch.List(result), start, comparison, end, step, reversed, Sketch.List(sketch.Code.Integer(IrType.I64, 17)), body.Build([index, hash], [next])));
        Method method = sketch.Build([result]);
        return method with { Name = $"Loop{number}" };
    }

    private static string OverArray(BinaryKind comparison, long step)
    {
        Sketch sketch = new();
        Value x = sketch.Array("x", Scalar.Float64);
        Value index = sketch.Values.New(IrType.I32, "i"), sum = sketch.Values.New(IrType.I32, "sum"), result = sketch.Values.New(IrType.I32, "sum");
        RegionBuilder body = sketch.Inner();
        Value start = sketch.Code.Integer(IrType.I32, 0), end = sketch.Code.Length(x);
        sketch.Code.Add(new For(Sketch.List(result), start, comparison, end, step, true, Sketch.List(start), body.Build([index, sum], [body.Plus(body.Times(sum, sum), index)])));
        return Agreement.Check(sketch.Build([result]), [[("x", Array.Empty<double>())], [("x", new double[1])], [("x", new double[11])]]);
    }
}
