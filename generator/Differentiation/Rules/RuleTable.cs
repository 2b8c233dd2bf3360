using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules.Sheets;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>Every function and operator that the IR can hold, with its derivative. The sheets hold the formulas.</summary>
internal static class RuleTable
{
    /// <summary>The functions, sheet by sheet.</summary>
    public static IReadOnlyList<Rule> Functions { get; } =
    [
        .. Exponentials.Rows,
        .. Trigonometry.Rows,
        .. Hyperbolic.Rows,
        .. Powers.Rows,
        .. Products.Rows,
        .. Selections.Rows,
        .. Steps.Rows,
        .. Predicates.Rows,
    ];

    private static readonly Dictionary<string, Rule> ByKey = Functions.ToDictionary(r => r.Key);

    private static readonly ILookup<string, Rule> ByName = Functions.Where(r => !r.IsUnlisted).ToLookup(r => r.Name);

    /// <summary>The function that <see cref="Call.Function"/> names.</summary>
    public static bool TryFind(string key, out Rule rule) => ByKey.TryGetValue(key, out rule);

    /// <exception cref="KeyNotFoundException">No function has this key.</exception>
    public static Rule Function(string key) =>
        ByKey.TryGetValue(key, out Rule rule) ? rule : throw new KeyNotFoundException($"The rule table has no function '{key}'.");

    /// <summary>The operator of an op; null where it has no derivative (comparisons, bits, calls are not asked here).</summary>
    public static Rule? Operator(Op op) => op switch
    {
        Unary o => Operators.Unary.TryGetValue(o.Kind, out Rule rule) ? rule : null,
        Binary o => Operators.Binary.TryGetValue(o.Kind, out Rule rule) ? rule : null,
        IR.Convert => Operators.Convert,
        _ => null,
    };

    /// <summary>The rule of any op that computes one value from scalars: an operator or a call. Null where there is none.</summary>
    public static Rule? Of(Op op) => op is Call call ? Function(call.Function) : Operator(op);

    /// <summary>The key under which the IR calls a C# method.</summary>
    /// <param name="containingType">"System.Math", "System.MathF", "double", "System.Double" and the like; for a type parameter, "double".</param>
    /// <param name="method">The method's name.</param>
    /// <param name="parameterTypes">Of the overload that C# chose. An overload with an enum has no key: see <see cref="TryFindRounding"/>.</param>
    /// <param name="key">The key, where there is one.</param>
    /// <returns>False where the table does not know the method: it cannot be called in a differentiable method.</returns>
    public static bool TryFindKey(string containingType, string method, IReadOnlyList<Scalar> parameterTypes, out string key)
    {
        // double.Sin is Math.Sin, but double.Clamp has a row of its own.
        string? home = Spellings.Home(containingType);
        Rule[] rules = home is null ? [] : [.. ByName[method].Where(r => Fits(r, parameterTypes))];
        Rule? rule = rules.FirstOrDefault(r => r.Home == home) ?? rules.FirstOrDefault();
        key = rule?.Key ?? "";
        return rule is not null;
    }

    /// <summary>The key of Round(x, mode): all modes but AwayFromZero have a function of their own.</summary>
    /// <param name="mode">The <c>MidpointRounding</c> as a number.</param>
    /// <param name="key">The key, where there is one.</param>
    public static bool TryFindRounding(int mode, out string key)
    {
        key = mode switch { 0 => "Round", 2 => "Truncate", 3 => "Floor", 4 => "Ceiling", _ => "" };
        return key.Length > 0;
    }

    /// <summary>How C# calls the function, without 'System.': "Math.Sin", "MathF.Sin", "double.SinPi".</summary>
    /// <param name="key">The function's key.</param>
    /// <param name="type">The type of its first argument.</param>
    public static string Spelling(string key, ScalarType type) => Spellings.Of(Function(key), type);

    /// <summary>Whether storing the result is better than computing it again.</summary>
    public static bool IsCostly(string key) => Function(key).IsCostly;

    /// <summary>Math.Clamp with bounds the wrong way round, Math.Sign of NaN, Math.Abs of int.MinValue, functions that the table does not know.</summary>
    public static bool MayThrow(Call call) =>
        !TryFind(call.Function, out Rule rule) || (rule.MayThrow && (call.Function != "Abs" || call.Result.Type.IsInteger));

    private static bool Fits(Rule rule, IReadOnlyList<Scalar> types)
    {
        if (types.Count != rule.Arity || types.Count == 0) return false;
        Scalar type = types[0];
        bool known = Scalars.IsFloat(type) || (rule.HasIntegerOverloads && Scalars.IsInteger(type));
        return known && Enumerable.Range(0, rule.Arity).All(i => types[i] == (rule.IsReal(i) ? type : Scalar.Int32));
    }
}
