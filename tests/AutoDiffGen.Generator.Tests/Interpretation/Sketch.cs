using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Builds a small method by hand and runs it.</summary>
internal sealed class Sketch
{
    private static readonly Site Nowhere = new("", EquatableArray.Of("static partial class Sketches"), "public", true, false);

    private readonly List<Parameter> _parameters = [];

    public Sketch() => Code = new RegionBuilder(Values);

    public ValueFactory Values { get; } = new();

    /// <summary>The method's body.</summary>
    public RegionBuilder Code { get; }

    public static EquatableArray<Value> List(params Value[] values) => EquatableArray.Of(values);

    public Value Scalar(string name, IrType type) => Add(name, type, ParameterForm.Scalar);

    public Value Array(string name, Scalar element) => Add(name, new ArrayType(element), ParameterForm.Span);

    public void Out(string name, IrType type) => Add(name, type, ParameterForm.OutScalar);

    /// <summary>For a branch or a loop's body.</summary>
    public RegionBuilder Inner() => new(Values);

    /// <summary>The method that yields the values: first the returned one, if any, then the out scalars.</summary>
    public Method Build(Value[] yields)
    {
        bool returns = yields.Length > _parameters.Count(p => p.Form == ParameterForm.OutScalar);
        Method method = new(Nowhere, "Sketch", _parameters.ToEquatable(), Code.Build([], yields), returns ? (ScalarType)yields[0].Type : null, Values.Names());
        IrVerifier.Verify(method);
        return method;
    }

    public InterpretedResult Run(Value[] yields, params (string Name, object Value)[] arguments) =>
        IrInterpreter.Run(Build(yields), arguments.ToDictionary(a => a.Name, a => a.Value));

    /// <summary>The contents of any number of values.</summary>
    public object?[] RunAll(Value[] results, params (string Name, object Value)[] arguments)
    {
        for (int i = 1; i < results.Length; i++) Out($"out{i}", results[i].Type);
        InterpretedResult result = Run(results, arguments);
        return [result.Returned, .. Enumerable.Range(1, results.Length - 1).Select(i => result.Outs[$"out{i}"])];
    }

    private Value Add(string name, IrType type, ParameterForm form)
    {
        Value value = Values.New(type, name);
        _parameters.Add(new Parameter(value, name, form, ParameterRole.Data));
        return value;
    }
}
