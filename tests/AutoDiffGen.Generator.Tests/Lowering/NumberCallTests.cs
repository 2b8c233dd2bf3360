using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>Every public static method of numbers: lowered, and then what the compiled code returns; or refused for a reason.</summary>
public class NumberCallTests
{
    private static readonly Type[] Homes = [typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(int), typeof(long), typeof(System.Numerics.BitOperations)];

    private static readonly Type[] Known = [typeof(double), typeof(float), typeof(int), typeof(long), typeof(bool), typeof(MidpointRounding)];

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["BitIncrement"] = "its derivative is 1, but what it means is not the number",
        ["BitDecrement"] = "its derivative is 1, but what it means is not the number",
    };

    private static readonly string[] Bodies =
    [
        "return Math.DivRem(n, 3, out int r) + 10 * r;",
        "(int q, int r) = Math.DivRem(n, 3); return q + 10 * r;",
        "return Math.DivRem(n, 3).Remainder + int.DivRem(n, 2).Quotient + Math.DivRem(5, n).Quotient;",
        "var both = Math.SinCos(x); return both.Sin + 2 * both.Cos + Math.SinCos(x).Cos;",
        "return Math.Round(x, MidpointRounding.AwayFromZero) + Math.Round(x, 1, MidpointRounding.ToZero);",
        "return double.CreateChecked(n) + float.CreateTruncating(x) + Convert.ToDouble(n) + Convert.ToInt32(x) + double.ConvertToInteger<int>(x);",
        "return Math.Tau + Math.E * Math.PI + MathF.PI + double.Pi + double.MaxValue * 0 + float.Epsilon + double.E + double.Tau + int.MaxValue + long.MinValue;",
    ];

    private static readonly MethodInfo[] Lowered = [.. All().Where(m => !Reasons.ContainsKey(m.Name))];

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of(
        "using System; using AutoDiffGen; public static partial class Losses {\n"
        + string.Join("\n", Lowered.Select((m, i) => Text(m).Replace(" F(", $" F{i}(", StringComparison.Ordinal)))
        + string.Join("\n", Bodies.Select((body, i) => $"[Differentiable] public static double F{Lowered.Length + i}(double x, int n) {{ {body} }}"))
        + "\n}"));

    public static TheoryData<int> BodyNumbers => [.. Enumerable.Range(0, Bodies.Length)];

    public static TheoryData<string> Methods => [.. All().Where(m => !Reasons.ContainsKey(m.Name)).Select(Display)];

    [Fact]
    public void What_is_not_lowered_has_a_reason()
    {
        foreach (MethodInfo method in All().Where(m => Reasons.ContainsKey(m.Name)))
            Assert.NotEmpty(Snippet.OfMembers(Text(method)).Lower().Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Returns_what_compiled_code_returns(string display)
    {
        MethodInfo method = All().Single(m => Display(m) == display);
        foreach (object[] arguments in Arguments(method)) Same(Array.IndexOf(Lowered, method), arguments);
    }

    [Theory]
    [MemberData(nameof(BodyNumbers))]
    public void Runs_as_compiled(int body)
    {
        foreach (object[] arguments in (object[][])[[0.25, 7], [-2.5, -7], [1.75, 0]]) Same(Lowered.Length + body, arguments);
    }

    private static void Same(int number, object[] arguments)
    {
        Type losses = Run.Value.Assembly.GetType("Losses")!;
        MethodInfo loss = losses.GetMethod($"F{number}")!, gradient = losses.GetMethod($"F{number}Gradient")!;
        object[] outputs = [.. arguments.Where(a => a is double or float).Select(a => a is float ? (object)new float[1] : new double[1])];
        Assert.Equal(Outcome(() => Invoker.For(loss)(null, arguments)), Outcome(() => Invoker.For(gradient)(null, [.. arguments, .. outputs])));
    }

    private static object Outcome(Func<double> run)
    {
        try
        {
            return run();
        }
        catch (Exception thrown)
        {
            return thrown.GetType();
        }
    }

    private static IEnumerable<MethodInfo> All() => Homes
        .SelectMany(h => h.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(m => !m.IsSpecialName && !m.IsGenericMethod && Known.Contains(m.ReturnType) && m.GetParameters().All(p => Known.Contains(p.ParameterType)) && m.GetParameters().Length > 0);

    private static string Text(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string declared = string.Join(", ", parameters.Where(p => p.ParameterType != typeof(MidpointRounding)).Select(p => $"{Name(p.ParameterType)} @{p.Name}"));
        string passed = string.Join(", ", parameters.Select(p => p.ParameterType == typeof(MidpointRounding) ? "MidpointRounding.AwayFromZero" : $"@{p.Name}"));
        string call = $"global::{method.DeclaringType!.FullName}.{method.Name}({passed})";
        return $"[Differentiable] public static double F(double weight, {declared}) => weight * {(method.ReturnType == typeof(bool) ? $"({call} ? 1 : 0)" : call)};";
    }

    private static IEnumerable<object[]> Arguments(MethodInfo method)
    {
        ParameterInfo[] parameters = [.. method.GetParameters().Where(p => p.ParameterType != typeof(MidpointRounding))];
        foreach (double x in (double[])[0.3, 2, -2.5, 7])
            yield return [1.0, .. parameters.Select((p, i) => p.ParameterType == typeof(bool) ? true : System.Convert.ChangeType(p.ParameterType == typeof(int) || p.ParameterType == typeof(long) ? Math.Round(x) : x + i, p.ParameterType))];
    }

    private static string Display(MethodInfo method) => $"{method.DeclaringType!.Name}.{method}";

    private static string Name(Type type) => type.Name switch { "Double" => "double", "Single" => "float", "Int32" => "int", "Int64" => "long", _ => "bool" };
}
