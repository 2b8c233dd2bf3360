using System;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>x > 0 ? f(x) : 0 at an x where f has no derivative: neither the first nor the second derivative may show it.</summary>
public class MaskedLaneTests
{
    [Theory]
    [InlineData("Sqrt", 0)]
    [InlineData("Cbrt", 0)]
    [InlineData("Log", 0)]
    [InlineData("Log", -1)]
    [InlineData("Sqrt", -1)]
    [InlineData("ReciprocalEstimate", 0)]
    [InlineData("Atanh", -1)]
    [InlineData("Acosh", double.NegativeInfinity)]
    public void Stays_zero(string function, double point)
    {
        foreach (bool twice in (ReadOnlySpan<bool>)[false, true])
        {
            Sketch sketch = new();
            RegionBuilder code = sketch.Code;
            Value x = sketch.Scalar("x", IrType.F64), zero = code.Zero(IrType.F64);
            Value masked = code.Select(code.Binary(BinaryKind.Greater, x, zero), code.Call(IrType.F64, function, x), zero);
            Value derivative = StraightLineAdjoint.Differentiate(code, masked, x);
            if (twice) derivative = StraightLineAdjoint.Differentiate(code, derivative, x);
            Assert.Equal(0, Math.Abs(sketch.Run([derivative], ("x", point)).Number));
        }
    }
}
