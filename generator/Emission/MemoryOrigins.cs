using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Which memory is a member of the structs in a C# parameter of the method, also where it is handed on to functions.</summary>
internal sealed class MemoryOrigins
{
    private readonly Dictionary<Value, Value> _views = [];
    private readonly Dictionary<Value, Parameter> _parameters;

    public MemoryOrigins(Method method)
    {
        _parameters = method.Parameters.Where(IsOfStructs).ToDictionary(p => p.Value);
        Add(method.Body);
    }

    /// <summary>Whether C# knows the elements as something else than the numbers that they are, or are made of.</summary>
    public static bool IsOfStructs(Parameter parameter) => parameter is { Value.Type: ArrayType, TypeName.Length: > 0 };

    /// <summary>Looks at a body, before what it hands on is asked for.</summary>
    public void Add(Region body)
    {
        foreach (View view in OpShape.Deep(body).OfType<View>()) _views[view.Result] = view.Array;
    }

    public Parameter? Of(Value memory)
    {
        while (_views.TryGetValue(memory, out Value below)) memory = below;
        return _parameters.TryGetValue(memory, out Parameter? parameter) ? parameter : null;
    }

    /// <summary>Says what a function's parameter is handed.</summary>
    public void Set(Value parameter, Parameter? origin)
    {
        if (origin is not null) _parameters[parameter] = origin;
    }

    /// <summary>Of a method all of whose calls hand a function the same.</summary>
    public static MemoryOrigins OfAll(Method method)
    {
        MemoryOrigins origins = new(method);
        foreach (Function function in method.Functions) origins.Add(function.Body);
        Dictionary<string, Function> functions = method.Functions.ToDictionary(f => f.Name);
        Invoke[] calls = [.. method.Ops.OfType<Invoke>()];
        int before = -1;
        while (before != origins._parameters.Count)
        {
            before = origins._parameters.Count;
            foreach (Invoke call in calls)
                for (int i = 0; i < call.Arguments.Count; i++) origins.Set(functions[call.Function].Body.Parameters[i], origins.Of(call.Arguments[i]));
        }

        return origins;
    }
}
