using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Runs a method twice, as the C# compiler compiled it and as it was lowered: same value, same memory, same exception.</summary>
internal static class Oracle
{
    /// <summary>Lowers members of a class; fails if anything is refused or the IR breaks its rules.</summary>
    public static Method Lower(Snippet snippet)
    {
        LoweringResult result = snippet.Lower();
        Assert.True(result.Diagnostics.All(d => d.Descriptor.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning), string.Join("\n", result.Diagnostics.Select(d => d.ToDiagnostic().ToString())));
        Assert.True(result.Request is not null, "Nothing was lowered. " + string.Join("\n", snippet.Compilation.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)));
        IrVerifier.Verify(result.Request.Primal);
        return result.Request.Primal;
    }

    public static void Same(string members, params object[][] calls) => Same(Snippet.OfMembers(members), calls);

    public static void Same(Snippet snippet, params object[][] calls)
    {
        Method lowered = Lower(snippet);
        MethodInfo compiled = snippet.Compile();
        foreach (object[] call in calls)
        {
            object[] expectedArguments = Copy(call), actualArguments = Copy(call);
            string expected = Outcome(() => Compiled.Call(compiled, expectedArguments));
            string actual = Outcome(() => Interpreted(lowered, actualArguments));
            Assert.True(expected == actual, $"({Text(call)}): compiled {expected}, lowered {actual}\n{IrPrinter.Print(lowered)}");
            Assert.True(Text(expectedArguments) == Text(actualArguments), $"({Text(call)}): compiled leaves {Text(expectedArguments)}, lowered {Text(actualArguments)}\n{IrPrinter.Print(lowered)}");
        }
    }

    private static object Interpreted(Method method, object[] arguments)
    {
        Dictionary<string, object> named = method.Parameters.Select((p, i) => (p.Name, arguments[i])).ToDictionary(p => p.Name, p => p.Item2);
        return IrInterpreter.Run(method, named, opLimit: 1_000_000).Returned!;
    }

    private static string Outcome(Func<object> run)
    {
        try
        {
            return Text(run());
        }
        catch (TargetInvocationException thrown)
        {
            return Kind(thrown.InnerException!);
        }
        catch (Exception thrown) when (thrown is not TimeoutException)
        {
            return Kind(thrown);
        }
    }

    // Slices and copies differ in which of the argument exceptions they throw.
    private static string Kind(Exception thrown) => thrown is ArgumentException ? nameof(ArgumentException) : thrown.GetType().Name;

    private static object[] Copy(object[] arguments) => [.. arguments.Select(a => a is Array array ? array.Clone() : a)];

    private static string Text(object value) => value switch
    {
        object[] items => string.Join(", ", items.Select(Text)),
        Array array => "[" + string.Join(" ", array.Cast<object>().Select(Text)) + "]",
        // The sign of a NaN is the processor's own affair.
        double.NaN or float.NaN => "NaN",
        double d => $"{d:R}#{BitConverter.DoubleToInt64Bits(d):x}",
        float f => $"{f:R}f#{BitConverter.SingleToInt32Bits(f):x}",
        _ => value.ToString()!,
    };
}

/// <summary>Calls a compiled method; spans, which cannot be boxed, are made of the arrays that are handed in.</summary>
internal static class Compiled
{
    public static object Call(MethodInfo method, object[] arguments, object? receiver = null)
    {
        ParameterExpression given = Expression.Parameter(typeof(object[]));
        Expression[] converted = [.. method.GetParameters().Select((p, i) => Argument(p.ParameterType, Expression.ArrayIndex(given, Expression.Constant(i))))];
        Expression call = Expression.Call(receiver is null ? null : Expression.Constant(receiver), method, converted);
        return Expression.Lambda<Func<object[], object>>(Expression.Convert(call, typeof(object)), given).Compile()(arguments);
    }

    private static Expression Argument(Type type, Expression given)
    {
        if (!type.IsGenericType) return Expression.Convert(given, type.IsByRef ? type.GetElementType()! : type);
        Type array = type.GetGenericArguments()[0].MakeArrayType();
        return Expression.Convert(Expression.Convert(given, array), type, type.GetMethod("op_Implicit", [array])!);
    }
}
