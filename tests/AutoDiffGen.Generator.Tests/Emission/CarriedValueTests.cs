using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Loops whose carried values become variables: copies where lives meet, circles, values needed later.</summary>
public sealed class CarriedValueTests
{
    private readonly Sketch _sketch = new();

    [Fact]
    public void Sum_is_one_variable()
    {
        (Value a, Value _, Value n) = Inputs();
        Value sum = F("sum");
        For loop = Loop(n, [a], [sum], (c, i) => [c.Plus(sum, c.Convert(IrType.F64, i))]);
        string text = Check(loop.Results[0]);
        Assert.Contains("double sum = a;", text);
        Assert.Contains("sum += i;", text);
    }

    [Fact]
    public void Swap_prints_as_a_tuple()
    {
        (Value a, Value b, Value n) = Inputs();
        Value x = F("x"), y = F("y");
        For loop = Loop(n, [a, b], [x, y], (_, _) => [y, x]);
        Assert.Contains("(x, y) = (y, x);", Check(Weighted(loop)));
    }

    [Fact]
    public void Rotation_of_three()
    {
        (Value a, Value b, Value n) = Inputs();
        Value x = F("x"), y = F("y"), z = F("z");
        For loop = Loop(n, [a, b, _sketch.Code.Plus(a, b)], [x, y, z], (_, _) => [y, z, x]);
        Assert.Contains("(x, y, z) = (y, z, x);", Check(Weighted(loop)));
    }

    [Fact]
    public void Fibonacci_copies_in_order()
    {
        (Value a, Value b, Value n) = Inputs();
        Value x = F("x"), y = F("y");
        For loop = Loop(n, [a, b], [x, y], (c, _) => [y, c.Binary(BinaryKind.Add, x, y, "next")]);
        string text = Check(Weighted(loop));
        Assert.Contains("double next = x + y;\n            x = y;\n            y = next;", text);
    }

    [Fact]
    public void One_value_in_two_variables()
    {
        (Value a, Value b, Value n) = Inputs();
        Value x = F("x"), y = F("y");
        For loop = Loop(n, [a, a], [x, y], (c, _) =>
        {
            Value both = c.Plus(x, b);
            return [both, both];
        });
        Check(Weighted(loop));
    }

    [Fact]
    public void Initial_value_that_is_needed_later_is_copied()
    {
        (Value a, Value b, Value n) = Inputs();
        Value start = _sketch.Code.Binary(BinaryKind.Multiply, a, b, "s"), s = F("s");
        For loop = Loop(n, [start], [s], (c, _) => [c.Times(s, b)]);
        Check(_sketch.Code.Minus(loop.Results[0], start));
    }

    [Fact]
    public void Old_value_that_is_read_after_the_new_one_is_computed()
    {
        (Value a, Value b, Value n) = Inputs();
        Value s = F("s"), t = F("t");
        For loop = Loop(n, [a, b], [s, t], (c, _) =>
        {
            Value next = c.Binary(BinaryKind.Multiply, s, b, "s");
            return [next, c.Binary(BinaryKind.Add, t, c.Times(s, next), "t")];
        });
        Check(Weighted(loop));
    }

    [Fact]
    public void Value_from_before_the_loop_lives_through_it()
    {
        (Value a, Value b, Value n) = Inputs();
        Value outside = _sketch.Code.Binary(BinaryKind.Add, a, b, "s"), s = F("s");
        For loop = Loop(n, [a], [s], (c, _) => [c.Plus(outside, c.Times(s, s))]);
        Check(loop.Results[0]);
    }

    [Fact]
    public void Invariant_and_constant_yields()
    {
        (Value a, Value b, Value n) = Inputs();
        Value x = F("x"), y = F("y"), z = F("z");
        For loop = Loop(n, [a, a, a], [x, y, z], (c, _) => [b, c.Number(IrType.F64, 2), c.Plus(x, c.Plus(y, z))]);
        Check(Weighted(loop));
    }

    [Fact]
    public void Inner_loop_continues_the_outer_variable()
    {
        (Value a, Value b, Value n) = Inputs();
        Value outer = F("s"), inner = F("s");
        For loop = Loop(n, [a], [outer], (c, i) =>
        {
            For within = Loop(c, i, [outer], [inner], (d, j) => [d.Plus(inner, d.Times(b, d.Convert(IrType.F64, j)))]);
            return [c.Times(within.Results[0], b)];
        });
        string text = Check(loop.Results[0]);
        Assert.Contains("s += b * i2;", text);
        Assert.Contains("s *= b;", text);
    }

    [Fact]
    public void Index_as_carried_value()
    {
        (Value a, Value b, Value n) = Inputs();
        Value last = _sketch.Values.New(IrType.I32, "last"), x = F("x");
        For loop = Loop(n, [_sketch.Code.Integer(IrType.I32, -1), a], [last, x], (c, i) => [i, c.Plus(x, c.Times(b, c.Convert(IrType.F64, last)))]);
        Check(_sketch.Code.Plus(loop.Results[1], _sketch.Code.Convert(IrType.F64, loop.Results[0])));
    }

    [Fact]
    public void Flag_stops_a_while()
    {
        (Value a, Value b, Value n) = Inputs();
        Value s = F("s"), i = _sketch.Values.New(IrType.I32, "i"), stopped = _sketch.Values.New(IrType.Bool, "stopped");
        Value sTest = F("s"), iTest = _sketch.Values.New(IrType.I32, "i"), stoppedTest = _sketch.Values.New(IrType.Bool, "stopped");
        RegionBuilder condition = _sketch.Inner(), body = _sketch.Inner();
        Value go = condition.Binary(BinaryKind.And, condition.Not(stoppedTest), condition.Binary(BinaryKind.Less, iTest, n));
        Value next = body.Binary(BinaryKind.Add, s, b, "s"), isLarge = body.Binary(BinaryKind.Greater, next, body.Number(IrType.F64, 3));
        Value nextIndex = body.Plus(i, body.Integer(IrType.I32, 1));
        RegionBuilder code = _sketch.Code;
        Value[] results = [F("s"), _sketch.Values.New(IrType.I32, "i"), _sketch.Values.New(IrType.Bool, "stopped")];
        code.Add(new While(
            Sketch.List(results),
            Sketch.List(a, code.Integer(IrType.I32, 0), code.Truth(false)),
            condition.Build([sTest, iTest, stoppedTest], [go]),
            body.Build([s, i, stopped], [next, nextIndex, isLarge])));
        string text = Check(code.Plus(results[0], code.Convert(IrType.F64, results[1])));
        Assert.Contains("while (!stopped && i < n)", text);
        Assert.Contains("stopped = s > 3;", text);
    }

    [Fact]
    public void Condition_with_statements_of_its_own()
    {
        (Value a, Value b, Value n) = Inputs();
        Value s = F("s"), sTest = F("s"), t = F("t");
        RegionBuilder condition = _sketch.Inner(), body = _sketch.Inner();
        For inner = Loop(condition, n, [sTest], [t], (c, _) => [c.Times(t, t)]);
        Value go = condition.Binary(BinaryKind.Less, inner.Results[0], condition.Number(IrType.F64, 4));
        Value result = F("s");
        _sketch.Code.Add(new While(Sketch.List(result), Sketch.List(a), condition.Build([sTest], [go]), body.Build([s], [body.Plus(s, body.Times(b, b))])));
        string text = Check(result);
        Assert.Contains("while (true)", text);
    }

    private Value F(string name) => _sketch.Values.New(IrType.F64, name);

    private (Value A, Value B, Value N) Inputs() =>
        (_sketch.Scalar("a", IrType.F64), _sketch.Scalar("b", IrType.F64), _sketch.Scalar("n", IrType.I32));

    private For Loop(Value n, Value[] initial, Value[] carried, System.Func<RegionBuilder, Value, Value[]> body) =>
        Loop(_sketch.Code, n, initial, carried, body);

    private For Loop(RegionBuilder code, Value n, Value[] initial, Value[] carried, System.Func<RegionBuilder, Value, Value[]> body)
    {
        Value start = code.Integer(IrType.I32, 0);
        Value index = _sketch.Values.New(IrType.I32, "i");
        RegionBuilder inner = _sketch.Inner();
        Value[] yields = body(inner, index);
        Value[] results = System.Array.ConvertAll(carried, c => _sketch.Values.New(c.Type, _sketch.Values.NameOf(c)));
        For loop = new(Sketch.List(results), start, BinaryKind.Less, n, 1, false, Sketch.List(initial), inner.Build([index, .. carried], yields));
        code.Add(loop);
        return loop;
    }

    private Value Weighted(For loop)
    {
        Value sum = loop.Results[0];
        for (int k = 1; k < loop.Results.Count; k++)
            sum = _sketch.Code.Plus(_sketch.Code.Times(sum, _sketch.Code.Number(IrType.F64, 1.7)), loop.Results[k]);
        return sum;
    }

    private string Check(Value result)
    {
        Method method = _sketch.Build([result]);
        return Agreement.Check(method, [Run(0), Run(1), Run(2), Run(5)]);
    }

    private static (string, object)[] Run(int n) => [("a", 0.9), ("b", 1.3), ("n", n)];
}
