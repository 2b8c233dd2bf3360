using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>The words in which the sheets are written: rows.</summary>
/// <remarks>A signature is C#'s, in short: "Math.Pow(x, p)" stands for Math, MathF, double and float, "double.SinPi(x)" for double and float.</remarks>
internal static class Sheet
{
    /// <summary>y = f(x), the partial reading x.</summary>
    public static Rule Unary(string signature, Func<Formula, Partial> partial) => Row(signature, partial(X));

    /// <summary>y = f(x), the partial reading x and y.</summary>
    public static Rule Unary(string signature, Func<Formula, Formula, Partial> partial) => Row(signature, partial(X, Y));

    /// <summary>r = f(x, y), the partials reading x, y and r.</summary>
    public static Rule Binary(string signature, Func<Formula, Formula, Formula, (Partial, Partial)> partials)
    {
        (Partial first, Partial second) = partials(At(0), At(1), Y);
        return Row(signature, first, second);
    }

    /// <summary>r = f(x, y, z), the partials reading x, y and z.</summary>
    public static Rule Ternary(string signature, Func<Formula, Formula, Formula, (Partial, Partial, Partial)> partials)
    {
        (Partial first, Partial second, Partial third) = partials(At(0), At(1), At(2));
        return Row(signature, first, second, third);
    }

    /// <summary>A function that is constant but for jumps: an active argument loses its derivative.</summary>
    public static Rule Flat(string signature, ResultKind returns = ResultKind.SameAsArgument)
    {
        int arity = signature.Count(c => c == ',') + 1;
        return Row(signature, [.. Enumerable.Repeat(PartialForms.Zero, arity)]) with { Returns = returns };
    }

    /// <summary>Rows that are worth storing rather than computing again.</summary>
    public static IReadOnlyList<Rule> Costly(params Rule[] rows) => [.. rows.Select(r => r with { IsCostly = true })];

    /// <summary>Gives an overload that shares its method's name a key of its own.</summary>
    public static Rule Keyed(this Rule rule, string key) => rule with { Key = key };

    /// <summary>A function that only the lowering calls: the source cannot mean it by its method's name.</summary>
    public static Rule Named(this Rule rule, string key) => rule with { Key = key, IsUnlisted = true };

    public static Rule Remarked(this Rule rule, string remark) => rule with { Remark = remark };

    /// <summary>An operator: no C# method, its sign instead.</summary>
    public static Rule Operator(string key, string sign, string[] arguments, params Partial[] partials) =>
        new(key, "", sign, arguments.ToEquatable(), partials.ToEquatable());

    private static readonly Formula X = At(0);

    private static readonly Formula Y = new Formula.Result();

    private static Formula At(int index) => new Formula.Argument(index);

    private static Rule Row(string signature, params Partial[] partials)
    {
        string[] parts = signature.Split('.', '(', ')');
        return new Rule(parts[1], parts[0], parts[1], parts[2].Split([", "], StringSplitOptions.None).ToEquatable(), partials.ToEquatable());
    }
}
