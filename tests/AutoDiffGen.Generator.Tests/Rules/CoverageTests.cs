using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Every public static method of Math, MathF, double and float on floating-point numbers has a rule, or a reason why not.</summary>
public class CoverageTests
{
    private static readonly Type[] Homes = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];

    [Fact]
    public void No_method_is_forgotten()
    {
        string[] forgotten = [.. Homes.SelectMany(Methods)
            .Where(m => !HasKey(m, out _) && !MissingRules.Reasons.ContainsKey(m.Name) && !TakesRounding(m))
            .Select(m => $"{m.DeclaringType!.Name}.{m}")];
        Assert.Empty(forgotten);
    }

    [Fact]
    public void No_reason_is_given_for_what_has_a_rule() =>
        Assert.DoesNotContain(Homes.SelectMany(Methods), m => MissingRules.Reasons.ContainsKey(m.Name) && HasKey(m, out _));

    [Fact]
    public void Every_rule_is_a_method_in_both_types()
    {
        foreach (Rule rule in RuleTable.Functions)
            foreach (Scalar type in (ReadOnlySpan<Scalar>)[Scalar.Float64, Scalar.Float32])
            {
                Type[] types = [.. Enumerable.Range(0, rule.Arity).Select(i => Boxes.TypeOf(rule.IsReal(i) ? type : Scalar.Int32))];
                MethodInfo method = FunctionTable.Find(rule.Key, types);
                Assert.Equal(Boxes.TypeOf(rule.ResultType(type)), method.ReturnType);
                Assert.True(HasKey(method, out string key));
                Assert.True(rule.Key == key || rule.IsUnlisted);
            }
    }

    // Emission writes Math.Sin(x) where the source had double.Sin(x): it must be the same function.
    [Fact]
    public void Homes_share_their_functions()
    {
        double[] numbers = [0, -0.0, 0.3, -1.5, 2.5, 17, -1e10, double.NaN, double.PositiveInfinity];
        foreach (MethodInfo method in Homes.SelectMany(Methods))
        {
            if (!HasKey(method, out string key)) continue;
            MethodInfo spelled = FunctionTable.Find(key, [.. method.GetParameters().Select(p => p.ParameterType)]);
            for (int i = 0; i < numbers.Length * 3; i++)
            {
                object[] arguments = [.. method.GetParameters().Select((p, j) => p.ParameterType == typeof(int)
                    ? 1 + i % 3
                    : System.Convert.ChangeType(numbers[(i + j * (1 + i / numbers.Length)) % numbers.Length], p.ParameterType))];
                object expected = Outcome(spelled, arguments), actual = Outcome(method, arguments);
                Assert.True(expected.Equals(actual), $"{method.DeclaringType}.{method} is {actual}, {spelled.DeclaringType}.{spelled} is {expected} at ({string.Join(", ", arguments)})");
            }
        }
    }

    [Fact]
    public void Whatever_throws_says_so()
    {
        foreach (MethodInfo method in Homes.SelectMany(Methods))
        {
            if (!HasKey(method, out string key) || RuleTable.Function(key).MayThrow) continue;
            foreach (double x in (ReadOnlySpan<double>)[1, -1, double.NaN, double.NegativeInfinity])
            {
                object[] arguments = [.. method.GetParameters().Select((p, i) => System.Convert.ChangeType(i > 0 ? -3 : p.ParameterType == typeof(int) ? 1 : x, p.ParameterType))];
                Assert.IsNotType<Type>(Outcome(method, arguments), exactMatch: false);
            }
        }
    }

    private static IEnumerable<MethodInfo> Methods(Type home) =>
        home.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m =>
            !m.IsSpecialName && (IsReal(m.ReturnType) || m.GetParameters().Any(p => IsReal(p.ParameterType))));

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    // Math.Round(x, MidpointRounding.ToZero) is Truncate(x): TryFindRounding tells.
    private static bool TakesRounding(MethodInfo method) => method.GetParameters().Any(p => p.ParameterType == typeof(MidpointRounding));

    private static bool HasKey(MethodInfo method, out string key)
    {
        key = "";
        Type[] types = [.. method.GetParameters().Select(p => p.ParameterType)];
        Type[] known = [typeof(double), typeof(float), typeof(int), typeof(long), typeof(bool)];
        return types.All(known.Contains) && RuleTable.TryFindKey(method.DeclaringType!.FullName!, method.Name, [.. types.Select(Boxes.ScalarOf)], out key);
    }

    private static object Outcome(MethodInfo method, object[] arguments)
    {
        try
        {
            return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        }
        catch (Exception thrown)
        {
            return thrown.GetType();
        }
    }
}
