using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>What the interpreter makes of foreign code: static methods by their name, exceptions by their type.</summary>
internal static class ForeignCode
{
    private static readonly Regex Exception = new(@"^new global::([\w.]+)\(");
    private static readonly Regex Call = new(@"^global::([\w.]+)\.(\w+)\(");

    public static object? Run(string code, object[] arguments)
    {
        if (code.Contains("Adjoints.AreNumbers(", StringComparison.Ordinal)) return arguments.All(IsNumber);
        Match call = Call.Match(code);
        if (!call.Success) throw new InvalidOperationException($"No meaning is known of {code}.");
        foreach (MethodInfo method in Find(call.Groups[1].Value).GetMethods().Where(m => m.Name == call.Groups[2].Value))
        {
            ParameterInfo[] parameters = method.GetParameters();
            if (parameters.Length < arguments.Length) continue;
            MethodInfo closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod(arguments[0].GetType()) : method;
            if (parameters.Skip(arguments.Length).Any(p => !p.IsOptional)) continue;
            if (arguments.Where((a, i) => !closed.GetParameters()[i].ParameterType.IsInstanceOfType(a)).Any()) continue;
            try
            {
                return closed.Invoke(null, [.. arguments, .. parameters.Skip(arguments.Length).Select(_ => (object?)null)]);
            }
            catch (TargetInvocationException thrown)
            {
                throw thrown.InnerException!;
            }
        }

        throw new InvalidOperationException($"No method is known for {code}.");
    }

    /// <summary>An exception that is made here, or that a method of the runtime makes.</summary>
    public static Exception Thrown(string code, object[] arguments)
    {
        if (Call.IsMatch(code)) return (Exception)Run(code, arguments)!;
        Match made = Exception.Match(code);
        if (!made.Success) throw new InvalidOperationException($"No exception is known for {code}.");
        return (Exception)Activator.CreateInstance(Find(made.Groups[1].Value))!;
    }

    // A number, or memory of some.
    private static bool IsNumber(object argument) =>
        argument is Memory memory ? Enumerable.Range(0, memory.Length).All(i => IsNumber(memory.Load(i))) : !double.IsNaN((double)argument);

    private static Type Find(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name)).FirstOrDefault(t => t is not null)
        ?? throw new InvalidOperationException($"There is no type {name}.");
}
