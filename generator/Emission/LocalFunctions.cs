using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The method's functions as C# local functions: their names, and each as a method of its own that can be printed.</summary>
internal sealed class LocalFunctions
{
    private readonly Method _method;
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _mentioned;
    private readonly HashSet<string> _seeing;
    private readonly HashSet<Value> _arrays;
    private readonly MemoryOrigins _origins;

    public LocalFunctions(Method method)
    {
        _method = method.WithoutUncalled();
        Effects = new FunctionEffects(_method);
        _mentioned = [.. _method.Parameters.Select(p => p.Name).Where(name => _method.Functions.Any(f => OpShape.Deep(f.Body).Any(op => Mentions(op, name))))];
        _seeing = Seeing();
        _arrays = Arrays(_method);
        _origins = MemoryOrigins.OfAll(_method);
        HashSet<string> taken = [.. TypeNames.Relied, "_", "nameof", .. method.Parameters.Select(p => p.Name)];
        foreach (Function function in _method.Functions) _names[function.Name] = Unused(function.Name, taken);
    }

    /// <summary>What the functions do to the memory that they are handed.</summary>
    public FunctionEffects Effects { get; }

    /// <summary>What means one of the functions, or something around them, and must not be hidden.</summary>
    public IEnumerable<string> Names => _names.Values.Concat(_mentioned);

    /// <summary>Whether the function, or one that it calls, sees `this`, or the method's parameters: objects, by their names.</summary>
    public bool SeesMethod(Function function) => _seeing.Contains(function.Name);

    /// <summary>Whether the method has a parameter `_`, which no code inside it can discard to.</summary>
    public bool IsDiscardTaken => _method.Parameters.Any(p => p.Name == "_");

    public EquatableArray<Function> All => _method.Functions;

    public string NameOf(string function) => Naming.Escape(_names[function]);

    /// <summary>The function as a method: returns its first result and hands out the others.</summary>
    public Method AsMethod(Function function)
    {
        HashSet<string> taken = [.. TypeNames.Relied, "_", "nameof", .. Names];
        List<string> names = [.. _method.Names];
        List<Parameter> parameters = [];
        foreach (Value value in function.Body.Parameters)
            parameters.Add(Declared(value, taken));
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

    /// <summary>The C# types of a function's parameters.</summary>
    public IEnumerable<string> ParameterTypes(string function, TypeNames types) =>
        Signature.Types(AsMethod(_method.Functions.First(f => f.Name == function)), types);

    private HashSet<string> Seeing()
    {
        HashSet<string> seeing = [.. _method.Functions.Where(f => OpShape.Deep(f.Body).Any(op => Mentions(op, "this") || op is External { Code: var code } && Regex.IsMatch(code, @"^@?\w+$") || _mentioned.Any(name => Mentions(op, name)))).Select(f => f.Name)];
        int before = -1;
        while (seeing.Count > 0 && before != seeing.Count)
        {
            before = seeing.Count;
            foreach (Function function in _method.Functions)
                if (OpShape.Deep(function.Body).OfType<Invoke>().Any(call => seeing.Contains(call.Function))) seeing.Add(function.Name);
        }

        return seeing;
    }

    private string NameOr(Value value, string other) => _method.Names[value.Id] is { Length: > 0 } name ? Naming.Joined(name) : other;

    private Parameter Declared(Value value, HashSet<string> taken)
    {
        string name = NameOr(value, value.Type.IsInteger ? "n" : "x");
        if (_origins.Of(value) is not { } structs) return new Parameter(value, Unused(name, taken), Form(value), ParameterRole.Data);
        string member = Naming.Joined("x." + structs.Member).Substring(1);
        if (name.Length > member.Length && name.EndsWith(member, System.StringComparison.Ordinal)) name = name.Substring(0, name.Length - member.Length);
        return structs with { Value = value, Name = Unused(name, taken), Form = Form(value), Role = ParameterRole.Data, Of = "" };
    }

    private ParameterForm Form(Value parameter) => parameter.Type switch
    {
        TapeType => ParameterForm.Tape,
        JaggedType => ParameterForm.Jagged,
        ArrayType when _arrays.Contains(parameter) => ParameterForm.Array,
        ArrayType => Effects.IsWritten(parameter) ? ParameterForm.Span : ParameterForm.ReadOnlySpan,
        _ => ParameterForm.Scalar,
    };

    /// <summary>Parameters that are arrays in all calls: they may be null, and fail as such.</summary>
    private static HashSet<Value> Arrays(Method method)
    {
        HashSet<Value> arrays =
        [
            .. method.Parameters.Where(p => p.Form == ParameterForm.Array).Select(p => p.Value),
            .. method.Ops.OfType<Row>().Select(r => r.Result),
            .. method.Functions.SelectMany(f => f.Body.Parameters),
        ];
        Dictionary<string, Function> functions = method.Functions.ToDictionary(f => f.Name);
        Invoke[] calls = [.. method.Ops.OfType<Invoke>()];
        int before = -1;
        while (before != arrays.Count)
        {
            before = arrays.Count;
            foreach (Invoke call in calls) arrays.ExceptWith(functions[call.Function].Body.Parameters.Where((_, i) => !arrays.Contains(call.Arguments[i])));
        }

        return arrays;
    }

    private static bool Mentions(Op op, string name)
    {
        string code = op switch
        {
            External o => o.Code,
            Foreign o => o.Code,
            Throw o => o.Code,
            _ => "",
        };
        return code.Length > 0 && Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}\b(?!::)");
    }

    private static string Unused(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++) free = $"{name}{i}";
        return free;
    }
}
