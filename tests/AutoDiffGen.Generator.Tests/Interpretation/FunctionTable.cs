using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Differentiation.Rules;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>The functions that a Call names: the methods of the BCL that emission would write.</summary>
internal static class FunctionTable
{
    // A key has one number of arguments, which are of the first one's type or, the last one, int.
    private static readonly ConcurrentDictionary<(string Key, Type First, Type Last), MethodInvoker> Found = new();

    public static object Call(string key, object[] arguments)
    {
        MethodInvoker invoker = Found.GetOrAdd(
            (key, arguments[0].GetType(), arguments[^1].GetType()),
            _ => MethodInvoker.Create(Find(key, [.. arguments.Select(a => a.GetType())])));
        return invoker.Invoke(null, new Span<object?>(arguments))!;
    }

    /// <exception cref="InvalidOperationException">There is no such method.</exception>
    public static MethodInfo Find(string key, Type[] types)
    {
        string[] spelling = RuleTable.Spelling(key, Boxes.ScalarOf(types[0])).Split('.');
        return Home(spelling[0]).GetMethod(spelling[1], BindingFlags.Public | BindingFlags.Static | BindingFlags.ExactBinding, types)
            ?? throw new InvalidOperationException($"No function {key}({string.Join(", ", types.Select(t => t.Name))}) is known.");
    }

    private static Type Home(string name) => name switch
    {
        "Math" => typeof(Math),
        "MathF" => typeof(MathF),
        "double" => typeof(double),
        "float" => typeof(float),
        _ => throw new InvalidOperationException($"'{name}' is no home of functions."),
    };
}
