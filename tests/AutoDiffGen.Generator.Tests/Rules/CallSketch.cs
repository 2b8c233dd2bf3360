using System;
using System.Linq;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>A method (a0, a1, …, d) that calls one function or operator of the table.</summary>
internal sealed class CallSketch
{
    private readonly Sketch _sketch = new();

    public CallSketch(Rule rule, Scalar type)
    {
        ScalarType real = IrType.Of(type);
        Arguments = [.. Enumerable.Range(0, rule.Arity).Select(i => _sketch.Scalar($"a{i}", rule.IsReal(i) ? real : IrType.I32))];
        Adjoint = _sketch.Scalar("d", real);
        Result = Apply(rule, type);
    }

    public RegionBuilder Code => _sketch.Code;

    public Value[] Arguments { get; }

    public Value Adjoint { get; }

    public Value Result { get; }

    public Value Contribution(Rule rule, int argument, Value adjoint, Func<int, bool> isActive) =>
        rule.Contribution(Code, argument, adjoint, Arguments, Result, isActive) ?? Code.Zero(adjoint.Type);

    public Method Build(Value output) => Stops.Remove(_sketch.Build([output]));

    private Value Apply(Rule rule, Scalar type)
    {
        if (rule.Home.Length > 0) return Code.Call(IrType.Of(rule.ResultType(type)), rule.Key, Arguments);
        if (rule.Key == "Convert") return Code.Convert(IrType.F64, Code.Convert(IrType.F32, Arguments[0]));
        return rule.Arity == 1
            ? Code.Unary(Enum.Parse<UnaryKind>(rule.Key), Arguments[0])
            : Code.Binary(Enum.Parse<BinaryKind>(rule.Key), Arguments[0], Arguments[1]);
    }
}
