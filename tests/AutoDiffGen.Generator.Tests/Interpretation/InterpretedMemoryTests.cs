using System;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Interpretation;

public class InterpretedMemoryTests
{
    private readonly Sketch _sketch = new();
    private readonly RegionBuilder _code;

    public InterpretedMemoryTests() => _code = _sketch.Code;

    [Fact]
    public void A_view_shares_the_memory_of_its_array()
    {
        double[] a = [1, 2, 3, 4];
        Value view = _code.View(_sketch.Array("a", Scalar.Float64), Int(1), Int(2));
        _code.Store(view, Int(0), _code.Number(IrType.F64, 20));
        _code.Accumulate(_code.View(view, Int(1), Int(1)), Int(0), _code.Number(IrType.F64, 30));
        Assert.Equal(2, _sketch.Run([_code.Length(view)], ("a", a)).Returned);
        Assert.Equal([1, 20, 33, 4], a);
    }

    [Fact]
    public void Clear_stays_inside_its_view()
    {
        float[] a = [1, 2, 3];
        _code.Add(new Clear(_code.View(_sketch.Array("a", Scalar.Float32), Int(1), Int(1))));
        _sketch.Run([], ("a", a));
        Assert.Equal([1, 0, 3], a);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void An_index_outside_throws(int index)
    {
        Value item = _code.Load(_code.View(_sketch.Array("a", Scalar.Int32), Int(0), Int(2)), Int(index));
        Assert.Throws<IndexOutOfRangeException>(() => _sketch.Run([item], ("a", new int[4])));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(3, 2)]
    [InlineData(0, -1)]
    public void A_view_outside_throws(int start, int count)
    {
        Value length = _code.Length(_code.View(_sketch.Array("a", Scalar.Float64), Int(start), Int(count)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _sketch.Run([length], ("a", new double[4])));
    }

    [Theory]
    [InlineData(true, 0.0)]
    [InlineData(false, double.NaN)]
    public void Unset_memory_shows(bool zeroed, double expected) =>
        Assert.Equal(expected, _sketch.Run([_code.Load(_code.New(Scalar.Float64, Int(3), zeroed), Int(2))]).Number);

    private Value Int(int number) => _code.Integer(IrType.I32, number);
}
