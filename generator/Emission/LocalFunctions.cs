using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The method's functions as C# local functions: their names, and each as a method of its own that can be printed.</summary>
internal sealed class LocalFunctions
{
    private readonly Method _method;
    private readonly Dictionary<string, string> _names = [];

    public LocalFunctions(Method method)
    {
        _method = method.WithoutUncalled();
        Dictionary<Value, Value> views = _method.Ops.OfType<View>().ToDictionary(v => v.Result, v => v.Array);
        Effects = new FunctionEffects(_method, views);
        HashSet<string> taken = [.. TypeNames.Relied, "_", "nameof", .. method.Parameters.Select(p => p.Name)];
        foreach (Function function in _method.Functions) _names[function.Name] = Unused(function.Name, taken);
    }

    /// <summary>What the functions do to the memory that they are handed.</summary>
    public FunctionEffects Effects { get; }

    public IEnumerable<string> Names => _names.Values;

    public EquatableArray<Function> All => _method.Functions;

    public string NameOf(string function) => Naming.Escape(_names[function]);

    /// <summary>The function as a method: returns its first result and hands out the others.</summary>
    public Method AsMethod(Function function)
    {
        HashSet<string> taken = [.. TypeNames.Relied, "_", "nameof", .. Names];
        List<string> names = [.. _method.Names];
        List<Parameter> parameters = [];
        foreach (Value value in function.Body.Parameters)
            parameters.Add(new Parameter(value, Unused(NameOr(value, "x"), taken), Form(value), ParameterRole.Data));
        foreach (Value value in function.Body.Yields.Skip(1))
        {
            string name = Unused(NameOr(value, "result"), taken);
            names.Add(name);
            parameters.Add(new Parameter(new Value(names.Count - 1, value.Type), name, ParameterForm.OutScalar, ParameterRole.Data));
        }

        return _method with
        {
            Name = _names[function.Name],
            Parameters = parameters.ToEquatable(),
            Body = function.Body with { Parameters = EquatableArray<Value>.Empty },
            ReturnType = function.Body.Yields.Count == 0 ? null : (ScalarType)function.Body.Yields[0].Type,
            Names = names.ToEquatable(),
        };
    }

    // A leaf of a struct goes by "point.X".
    private string NameOr(Value value, string other) => _method.Names[value.Id] is { Length: > 0 } name ? name.Replace(".", "") : other;

    private ParameterForm Form(Value parameter) => parameter.Type switch
    {
        TapeType => ParameterForm.Tape,
        ArrayType => Effects.IsWritten(parameter) ? ParameterForm.Span : ParameterForm.ReadOnlySpan,
        _ => ParameterForm.Scalar,
    };

    private static string Unused(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++) free = $"{name}{i}";
        return free;
    }
}
