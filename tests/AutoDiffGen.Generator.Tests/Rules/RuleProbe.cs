using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using OperatorSheet = AutoDiffGen.Generator.Differentiation.Rules.Sheets.Operators;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Evaluates a rule at a point by way of its IR: the function's value and its partial derivatives.</summary>
internal sealed class RuleProbe
{
    private readonly Rule _rule;
    private readonly Scalar _type;
    private readonly Dictionary<string, Method> _methods = [];

    /// <param name="rule">What to evaluate.</param>
    /// <param name="type">Float64 or Float32: in which type.</param>
    public RuleProbe(Rule rule, Scalar type = Scalar.Float64) => (_rule, _type) = (rule, type);

    public static RuleProbe Of(string key, Scalar type = Scalar.Float64) => new(RuleTable.Function(key), type);

    public static RuleProbe Of(BinaryKind kind) => new(Operators[kind.ToString()]);

    /// <summary>All rules, operators included, by key.</summary>
    public static IReadOnlyDictionary<string, Rule> Operators { get; } = AllOperators().ToDictionary(r => r.Key);

    public double Value(params double[] point) =>
        Run("value", point, 1, sketch => sketch.Result);

    /// <summary>adjoint · ∂result/∂argument where all real arguments are differentiated.</summary>
    public double Partial(int argument, double[] point, double adjoint = 1) =>
        Run($"{argument}", point, adjoint, s => s.Contribution(_rule, argument, s.Adjoint, _ => true));

    /// <summary>The same where only the one argument is differentiated.</summary>
    public double PartialAlone(int argument, double[] point, double adjoint = 1) =>
        Run($"{argument} alone", point, adjoint, s => s.Contribution(_rule, argument, s.Adjoint, i => i == argument));

    /// <summary>∂²result / ∂first ∂second: the IR of the first derivative, differentiated once more.</summary>
    public double Second(int first, int second, params double[] point) =>
        Run($"{first}, {second}", point, 1, s =>
        {
            Value partial = s.Contribution(_rule, first, s.Adjoint, _ => true);
            return StraightLineAdjoint.Differentiate(s.Code, partial, s.Arguments[second]);
        });

    private double Run(string what, double[] point, double adjoint, Func<CallSketch, Value> output)
    {
        if (!_methods.TryGetValue(what, out Method? method))
        {
            CallSketch sketch = new(_rule, _type);
            _methods.Add(what, method = sketch.Build(output(sketch)));
        }

        ScalarType real = IrType.Of(_type);
        Dictionary<string, object> arguments = Enumerable.Range(0, point.Length)
            .ToDictionary(i => $"a{i}", i => _rule.IsReal(i) ? Boxes.Convert(point[i], real) : (int)point[i]);
        arguments.Add("d", Boxes.Convert(adjoint, real));
        return System.Convert.ToDouble(IrInterpreter.Run(method, arguments).Returned);
    }

    private static IEnumerable<Rule> AllOperators() =>
    [
        .. OperatorSheet.Unary.Values,
        .. OperatorSheet.Binary.Values,
        OperatorSheet.Convert,
    ];
}
