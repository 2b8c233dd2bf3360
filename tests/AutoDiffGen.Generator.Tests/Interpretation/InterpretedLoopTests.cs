using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Interpretation;

public class InterpretedLoopTests
{
    private readonly Sketch _sketch = new();

    // s = 0; for (i = start; i (comparison) end; i += step) s = 10 * s + i
    [Theory]
    [InlineData(1, nameof(BinaryKind.Less), 4, 1, false, 123)]
    [InlineData(1, nameof(BinaryKind.Less), 4, 1, true, 321)]
    [InlineData(1, nameof(BinaryKind.LessOrEqual), 4, 2, false, 13)]
    [InlineData(1, nameof(BinaryKind.LessOrEqual), 4, 2, true, 31)]
    [InlineData(4, nameof(BinaryKind.Greater), 1, -1, false, 432)]
    [InlineData(4, nameof(BinaryKind.GreaterOrEqual), 0, -3, true, 14)]
    [InlineData(4, nameof(BinaryKind.Less), 4, 1, false, 0)]
    [InlineData(5, nameof(BinaryKind.LessOrEqual), 4, 1, true, 0)]
    public void Counted_loops_run_through_their_indices(int start, string comparison, int end, long step, bool reversed, int expected)
    {
        RegionBuilder code = _sketch.Code, body = _sketch.Inner();
        Value index = _sketch.Values.New(IrType.I32), carried = _sketch.Values.New(IrType.I32), sum = _sketch.Values.New(IrType.I32);
        Value next = body.Plus(body.Times(body.Integer(IrType.I32, 10), carried), index);
        code.Add(new For(
            Sketch.List(sum), code.Integer(IrType.I32, start), Enum.Parse<BinaryKind>(comparison), code.Integer(IrType.I32, end), step, reversed,
            Sketch.List(code.Zero(IrType.I32)), body.Build([index, carried], [next])));
        Assert.Equal(expected, _sketch.Run([sum]).Returned);
    }

    // while (x > 1) (x, y) = (x / 2, x)
    [Fact]
    public void Carried_values_of_a_while_change_together()
    {
        Value start = _sketch.Scalar("x", IrType.F64);
        Value[] tested = Pair(), carried = Pair(), results = Pair();
        RegionBuilder condition = _sketch.Inner(), body = _sketch.Inner();
        Value more = condition.Binary(BinaryKind.Greater, tested[0], condition.Number(IrType.F64, 1));
        Value half = body.Over(carried[0], body.Number(IrType.F64, 2));
        _sketch.Code.Add(new While(
            Sketch.List(results), Sketch.List(start, start),
            condition.Build(tested, [more]), body.Build(carried, [half, carried[0]])));
        Assert.Equal([0.75, 1.5], _sketch.RunAll(results, ("x", 6.0)));
    }

    [Fact]
    public void A_loop_without_end_is_found_out()
    {
        RegionBuilder condition = _sketch.Inner();
        _sketch.Code.Add(new While(Sketch.List(), Sketch.List(), condition.Build([], [condition.Truth(true)]), _sketch.Inner().Build([], [])));
        Method method = _sketch.Build([_sketch.Code.Zero(IrType.F64)]);
        Assert.Throws<TimeoutException>(() => IrInterpreter.Run(method, new Dictionary<string, object>(), opLimit: 1000));
    }

    // tape t; push 1, 2; pop - 10 * pop
    [Fact]
    public void A_tape_hands_back_the_last_first()
    {
        RegionBuilder code = _sketch.Code;
        Value tape = code.NewTape(Scalar.Float64);
        code.Add(new Push(tape, code.Number(IrType.F64, 1)));
        code.Add(new Push(tape, code.Number(IrType.F64, 2)));
        Value last = code.Pop(tape), first = code.Pop(tape);
        Assert.Equal(-8, _sketch.Run([code.Minus(last, code.Times(first, code.Number(IrType.F64, 10)))]).Number);
    }

    private Value[] Pair() => [_sketch.Values.New(IrType.F64), _sketch.Values.New(IrType.F64)];
}
