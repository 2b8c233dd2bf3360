using System;
using System.Buffers;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Loads and stores in their order, buffers of all sizes, tapes, and what is rented given back.</summary>
public sealed class MemoryTests
{
    private readonly Sketch _sketch = new();

    [Fact]
    public void Load_stays_before_a_store_to_its_memory()
    {
        (Value x, Value _) = Inputs();
        Value zero = Int(0), one = Int(1), before = _sketch.Code.Load(x, zero);
        _sketch.Code.Store(x, one, _sketch.Code.Times(before, before));
        Value crossing = _sketch.Code.Load(x, one);
        _sketch.Code.Store(x, one, _sketch.Code.Number(IrType.F64, 5));
        Check(_sketch.Code.Plus(crossing, _sketch.Code.Load(x, one)));
    }

    [Fact]
    public void Load_through_a_view_stays_before_a_store_to_its_base()
    {
        (Value x, Value _) = Inputs();
        Value view = _sketch.Code.View(x, Int(1), Int(2), "view");
        Value seen = _sketch.Code.Load(view, Int(0));
        _sketch.Code.Store(x, Int(1), _sketch.Code.Number(IrType.F64, -7));
        Check(_sketch.Code.Plus(seen, _sketch.Code.Load(view, Int(0))));
    }

    [Fact]
    public void Exception_comes_before_what_the_caller_would_see_written()
    {
        (Value x, Value n) = Inputs();
        Value fails = _sketch.Code.Load(x, n);
        _sketch.Code.Store(x, Int(0), _sketch.Code.Number(IrType.F64, 9));
        Check(_sketch.Code.Times(fails, fails));
    }

    [Fact]
    public void Division_by_zero_comes_before_an_index_that_is_wrong()
    {
        (Value x, Value n) = Inputs();
        Value loaded = _sketch.Code.Load(x, Int(17)), quotient = _sketch.Code.Over(Int(4), n);
        Check(_sketch.Code.Plus(_sketch.Code.Convert(IrType.F64, quotient), loaded));
    }

    [Fact]
    public void Element_that_is_updated_in_place()
    {
        (Value x, Value _) = Inputs();
        Value one = Int(1);
        _sketch.Code.Store(x, one, _sketch.Code.Times(_sketch.Code.Load(x, one), _sketch.Code.Load(x, Int(0))));
        Assert.Contains("x[1] *= x[0];", Check(_sketch.Code.Load(x, one)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Buffer_of_any_size(bool isZeroed)
    {
        (Value x, Value n) = Inputs();
        Value buffer = _sketch.Code.New(Scalar.Float64, n, isZeroed, "h");
        Fill(_sketch.Code, buffer, n, accumulate: isZeroed);
        Value sum = Sum(_sketch.Code, buffer, n);
        string text = Check(_sketch.Code.Plus(sum, _sketch.Code.Load(x, Int(0))));
        Assert.Contains("double[]? rented = n > 64 ? ArrayPool<double>.Shared.Rent(n) : null;", text);
        Assert.Contains("finally", text);
    }

    [Fact]
    public void Small_constant_buffer_needs_no_finally()
    {
        (Value x, Value _) = Inputs();
        Value buffer = _sketch.Code.New(Scalar.Float64, Int(3), true, "h");
        _sketch.Code.Accumulate(buffer, Int(2), _sketch.Code.Load(x, Int(0)));
        string text = Check(_sketch.Code.Plus(_sketch.Code.Load(buffer, Int(2)), _sketch.Code.Load(buffer, Int(0))));
        Assert.DoesNotContain("finally", text);
    }

    [Fact]
    public void Buffers_inside_a_loop()
    {
        (Value _, Value n) = Inputs();
        RegionBuilder body = _sketch.Inner();
        Value index = _sketch.Values.New(IrType.I32, "i"), s = _sketch.Values.New(IrType.F64, "s"), result = _sketch.Values.New(IrType.F64, "s");
        Value grows = body.New(Scalar.Float64, body.Times(index, body.Integer(IrType.I32, 30)), true, "grows");
        Value small = body.New(Scalar.Float64, body.Integer(IrType.I32, 9), true, "small");
        body.Accumulate(small, body.Integer(IrType.I32, 4), body.Plus(s, body.Number(IrType.F64, 1)));
        Value fraction = body.Convert(IrType.F64, body.Length(grows));
        Value next = body.Plus(body.Load(small, body.Integer(IrType.I32, 4)), fraction);
        Fill(body, grows, body.Length(grows), accumulate: true);
        next = body.Plus(next, Sum(body, grows, body.Length(grows)));
        _sketch.Code.Add(new For(Sketch.List(result), Int(0), BinaryKind.Less, n, 1, false, Sketch.List(_sketch.Code.Number(IrType.F64, 0)), body.Build([index, s], [next])));
        string text = Check(result);
        Assert.Contains("Scratch.Zeroed(ref rented, ", text);
    }

    [Fact]
    public void Tape_carries_values_from_one_loop_to_its_reverse()
    {
        (Value x, Value n) = Inputs();
        Value tape = _sketch.Code.NewTape(Scalar.Float64, "sAt");
        Value first = Repeat(n, _sketch.Code.Load(x, Int(0)), (c, s) =>
        {
            c.Add(new Push(tape, s));
            return c.Times(s, c.Plus(s, c.Number(IrType.F64, 0.01)));
        });
        Value back = Repeat(n, first, (c, d) => c.Plus(c.Times(d, c.Number(IrType.F64, 0.5)), c.Pop(tape)));
        string text = Check(back);
        Assert.Contains("Tape<double> sAt = new();", text);
    }

    [Fact]
    public void What_is_rented_is_returned_when_an_exception_passes()
    {
        (Value x, Value n) = Inputs();
        Value buffer = _sketch.Code.New(Scalar.Float64, n, true, "h");
        Fill(_sketch.Code, buffer, n, accumulate: true);
        Value fails = _sketch.Code.Load(x, n);
        Value sum = Sum(_sketch.Code, buffer, n);
        Method method = _sketch.Build([_sketch.Code.Plus(fails, sum)]);
        EmittedProgram program = EmittedProgram.Compile(method);

        // The pool gives a thread the array that it returned last.
        double[] mine = ArrayPool<double>.Shared.Rent(1000);
        ArrayPool<double>.Shared.Return(mine);
        Dictionary<string, object> arguments = new() { ["x"] = new double[4], ["n"] = 1000 };
        Assert.Throws<IndexOutOfRangeException>(() => program.Run(method, arguments));
        double[] again = ArrayPool<double>.Shared.Rent(1000);
        ArrayPool<double>.Shared.Return(again);
        Assert.Same(mine, again);
    }

    [Fact]
    public void Negative_length_throws_as_an_array_would()
    {
        (Value _, Value n) = Inputs();
        Value buffer = _sketch.Code.New(Scalar.Float64, _sketch.Code.Minus(n, Int(100)), true, "h");
        Check(_sketch.Code.Convert(IrType.F64, _sketch.Code.Length(buffer)));
    }

    [Fact]
    public void Long_index_does_not_wrap()
    {
        (Value x, Value n) = Inputs();
        Value far = _sketch.Code.Plus(_sketch.Code.Convert(IrType.I64, n), _sketch.Code.Integer(IrType.I64, 1L << 32));
        Method method = _sketch.Build([_sketch.Code.Load(x, far)]);
        EmittedProgram program = EmittedProgram.Compile(method);
        Assert.ThrowsAny<Exception>(() => program.Run(method, new Dictionary<string, object> { ["x"] = new double[4], ["n"] = 0 }));
    }

    private (Value X, Value N) Inputs() => (_sketch.Array("x", Scalar.Float64), _sketch.Scalar("n", IrType.I32));

    private Value Int(int value) => _sketch.Code.Integer(IrType.I32, value);

    private void Fill(RegionBuilder code, Value buffer, Value n, bool accumulate)
    {
        RegionBuilder body = _sketch.Inner();
        Value index = _sketch.Values.New(IrType.I32, "i"), item = body.Convert(IrType.F64, index);
        if (accumulate) body.Accumulate(buffer, index, item);
        else body.Store(buffer, index, item);
        code.Add(new For(EquatableArray<Value>.Empty, code.Integer(IrType.I32, 0), BinaryKind.Less, n, 1, false, EquatableArray<Value>.Empty, body.Build([index], [])));
    }

    private Value Sum(RegionBuilder code, Value buffer, Value n)
    {
        RegionBuilder body = _sketch.Inner();
        Value index = _sketch.Values.New(IrType.I32, "i"), sum = _sketch.Values.New(IrType.F64, "sum"), result = _sketch.Values.New(IrType.F64, "sum");
        Value next = body.Plus(sum, body.Load(buffer, index));
        code.Add(new For(Sketch.List(result), code.Integer(IrType.I32, 0), BinaryKind.Less, n, 1, true, Sketch.List(code.Number(IrType.F64, 0)), body.Build([index, sum], [next])));
        return result;
    }

    private Value Repeat(Value n, Value initial, Func<RegionBuilder, Value, Value> next)
    {
        RegionBuilder body = _sketch.Inner();
        Value index = _sketch.Values.New(IrType.I32, "i"), s = _sketch.Values.New(IrType.F64, "s"), result = _sketch.Values.New(IrType.F64, "s");
        Value yielded = next(body, s);
        _sketch.Code.Add(new For(Sketch.List(result), Int(0), BinaryKind.Less, n, 1, false, Sketch.List(initial), body.Build([index, s], [yielded])));
        return result;
    }

    private string Check(Value result)
    {
        Method method = _sketch.Build([result]);
        return Agreement.Check(method, [Run(0), Run(2), Run(64), Run(65), Run(500)]);
    }

    private static (string, object)[] Run(int n) => [("x", new[] { 0.5, -1.25, 3, 0.125 }), ("n", n)];
}
