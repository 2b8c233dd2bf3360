using System;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

public class RuleTableTests
{
    [Theory]
    [InlineData("System.Math", "Sin", "d", "Sin")]
    [InlineData("System.MathF", "Sin", "f", "Sin")]
    [InlineData("double", "SinPi", "d", "SinPi")]
    [InlineData("System.Single", "Hypot", "ff", "Hypot")]
    [InlineData("System.Math", "Log", "d", "Log")]
    [InlineData("System.Math", "Log", "dd", "LogBase")]
    [InlineData("System.Math", "Round", "di", "RoundDigits")]
    [InlineData("System.Math", "Max", "ii", "Max")]
    [InlineData("System.Math", "Clamp", "lll", "Clamp")]
    [InlineData("double", "Clamp", "ddd", "ClampOrNaN")]
    [InlineData("int", "Clamp", "iii", "Clamp")]
    [InlineData("System.Math", "Max", "di", null)]
    [InlineData("System.Math", "Sqrt", "i", null)]
    [InlineData("System.Math", "BitIncrement", "d", null)]
    [InlineData("My.Math", "Sin", "d", null)]
    public void Methods_have_keys(string type, string method, string parameters, string? expected)
    {
        Scalar[] types = [.. parameters.Select(c => c switch { 'd' => Scalar.Float64, 'f' => Scalar.Float32, 'i' => Scalar.Int32, _ => Scalar.Int64 })];
        Assert.Equal(expected is not null, RuleTable.TryFindKey(type, method, types, out string key));
        Assert.Equal(expected ?? "", key);
    }

    [Theory]
    [InlineData("Sin", nameof(Scalar.Float64), "Math.Sin")]
    [InlineData("Sin", nameof(Scalar.Float32), "MathF.Sin")]
    [InlineData("SinPi", nameof(Scalar.Float64), "double.SinPi")]
    [InlineData("SinPi", nameof(Scalar.Float32), "float.SinPi")]
    [InlineData("LogBase", nameof(Scalar.Float32), "MathF.Log")]
    [InlineData("Clamp", nameof(Scalar.Float32), "Math.Clamp")]
    [InlineData("ClampOrNaN", nameof(Scalar.Float32), "float.Clamp")]
    [InlineData("Abs", nameof(Scalar.Int64), "Math.Abs")]
    [InlineData("IsNaN", nameof(Scalar.Float64), "double.IsNaN")]
    public void Keys_have_spellings(string key, string type, string expected) =>
        Assert.Equal(expected, RuleTable.Spelling(key, Enum.Parse<Scalar>(type)));

    [Theory]
    [InlineData(MidpointRounding.ToEven, "Round")]
    [InlineData(MidpointRounding.ToZero, "Truncate")]
    [InlineData(MidpointRounding.ToNegativeInfinity, "Floor")]
    [InlineData(MidpointRounding.ToPositiveInfinity, "Ceiling")]
    [InlineData(MidpointRounding.AwayFromZero, null)]
    public void Roundings_have_functions_of_their_own(MidpointRounding mode, string? expected) =>
        Assert.Equal(expected, RuleTable.TryFindRounding((int)mode, out string key) ? key : null);

    [Fact]
    public void A_rule_knows_what_it_reads()
    {
        Rule exp = RuleTable.Function("Exp"), sin = RuleTable.Function("Sin"), max = RuleTable.Function("Max");
        Assert.True(exp.ReadsResult(_ => true));
        Assert.False(exp.ReadsArgument(0, _ => true));
        Assert.False(sin.ReadsResult(_ => true));
        Assert.True(sin.ReadsArgument(0, _ => true));

        // Max(x, c) asks whether the result is c, so x need not be kept.
        Assert.False(max.ReadsArgument(0, i => i == 0));
        Assert.True(max.ReadsArgument(0, _ => true));
        Assert.False(max.ReadsResult(_ => true));
    }

    [Fact]
    public void A_rule_knows_which_derivatives_are_lost()
    {
        Assert.True(RuleTable.Function("Floor").IsFlat(0));
        Assert.False(RuleTable.Function("Sin").IsFlat(0));
        Assert.True(RuleTable.Function("ScaleB").HasDerivative);
        Assert.False(RuleTable.Function("IsNaN").HasDerivative);
    }

    [Fact]
    public void Formulas_call_only_functions_of_the_table()
    {
        foreach (Rule rule in RuleTable.Functions)
            foreach (Formula.Call call in rule.Partials.SelectMany(p => p.Formulas()).SelectMany(f => f.Parts()).OfType<Formula.Call>())
                Assert.Equal(call.Arguments.Count, RuleTable.Function(call.Function).Arity);
    }

    [Fact]
    public void A_formula_that_occurs_twice_is_computed_once()
    {
        CallSketch sketch = new(RuleTable.Function("Atan2"), Scalar.Float64);
        sketch.Contribution(RuleTable.Function("Atan2"), 0, sketch.Adjoint, _ => true);
        Assert.Single(sketch.Code.Ops.OfType<Call>(), c => c.Function == "Hypot");
    }

    [Fact]
    public void Costly_is_what_takes_longer_than_a_load()
    {
        Assert.True(RuleTable.IsCostly("Exp"));
        Assert.True(RuleTable.IsCostly("Sqrt"));
        Assert.False(RuleTable.IsCostly("Max"));
    }
}
