using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Floating-point expressions, tame: the values of most stay small, and away from kinks.</summary>
internal sealed class NumberGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Sort AnySort() => growth.Has(Feature.MixedPrecision) && Chance.OneIn(4) ? Sort.Single : Sort.Double;

    /// <summary>Bounded, for what a loop assigns again and again.</summary>
    public Node Tame(Sort sort, int depth)
    {
        if (sort == Sort.Single) return Node.Of(sort, $"§N.{Chance.Pick("Sin", "Tanh", "Cos", "Atan")}($0)", Grow(sort, depth));
        return Chance.Below(4) == 0
            ? Node.Of(sort, "(0.4 * $0)", Grow(sort, depth))
            : Node.Of(sort, $"§M.{Chance.Pick("Sin", "Tanh", "Cos", "Atan")}($0)", Grow(sort, depth));
    }

    public Node Grow(Sort sort, int depth)
    {
        if (depth <= 0) return growth.Expressions.Leaf(sort);
        int choice = Chance.Below(30);
        return choice switch
        {
            < 3 => Node.Of(sort, $"($0 {Chance.Pick("+", "-")} $1)", Grow(sort, depth - 1), Grow(sort, depth - 1)),
            < 6 => Node.Of(sort, "($0 * $1)", Grow(sort, depth - 1), growth.Expressions.Leaf(sort)),
            6 => Quotient(sort, depth),
            7 => Node.Of(sort, "(-($0))", Grow(sort, depth - 1)),
            < 12 => sort == Sort.Single ? Tame(sort, depth - 1) : Function(depth),
            12 when growth.Has(Feature.Branches) => Node.Of(sort, "($0 ? $1 : $2)", growth.Expressions.Condition(depth - 1), Grow(sort, depth - 1), Grow(sort, depth - 1)),
            13 or 14 when growth.Has(Feature.SideEffects) => Effect(sort, depth),
            15 or 16 when growth.Has(Feature.Helpers) || growth.Has(Feature.LocalFunctions) => growth.Calls.Grow(sort, depth) ?? growth.Expressions.Leaf(sort),
            17 when growth.Has(Feature.MixedPrecision) => sort == Sort.Double
                ? Widened(depth)
                : Node.Of(sort, "(§F)($0)", Grow(Sort.Double, depth - 1)),
            18 when growth.Has(Feature.IntegerArithmetic) && sort == Sort.Double => Node.Of(sort, "($0 * 0.125)", growth.Integers.Grow(depth - 1)),
            19 when growth.Has(Feature.Kinks) => Kink(sort, depth),
            20 when growth.Has(Feature.NonFinite) && sort == Sort.Double => NonFinite(depth),
            21 when growth.Has(Feature.Steps) && sort == Sort.Double => Node.Of(sort, $"§M.{Chance.Pick("Floor", "Ceiling", "Round", "Truncate")}($0 * 2.3)", Grow(sort, depth - 1)),
            23 when growth.Has(Feature.Switches) => growth.Selections.SwitchExpression(sort, depth - 1),
            24 when growth.Has(Feature.Nullables) && sort == Sort.Double => growth.Selections.Nullable(depth),
            25 when growth.Has(Feature.Throws) && sort == Sort.Double => Node.Of(sort, "($0 > 1.9 ? throw new InvalidOperationException() : $1)", Grow(sort, depth - 1), Grow(sort, depth - 1)),
            22 when growth.Has(Feature.Powers) && sort == Sort.Double => Power(depth),
            26 when growth.Has(Feature.Stops) => Node.Of(sort, $"§S.Stop({(sort == Sort.Single ? "(§F)" : "")}($0))", Grow(sort, depth - 1)),
            21 when growth.Has(Feature.SpanHelpers) && sort == Sort.Double => growth.Spans.Number() ?? growth.Expressions.Leaf(sort),
            27 when growth.Has(Feature.Structs) && sort == Sort.Double => growth.Structs.Number(depth),
            28 when growth.Has(Feature.State) && sort == Sort.Double => growth.State.Number(depth),
            29 when growth.Has(Feature.Vectors) && sort == Sort.Single => growth.Vectors.Number(depth),
            _ => growth.Expressions.Leaf(sort),
        };
    }

    // C# widens a float beside a double by itself; dual numbers need it said.
    private Node Widened(int depth)
    {
        Node x = Grow(Sort.Single, depth - 1);
        return Chance.OneIn(2) ? Node.Of(Sort.Double, "(§D)($0)", x) : Node.Of(Sort.Double, "(0.5 * $0)", x) with { DualText = "(0.5 * (Dual)($0))" };
    }

    private Node Quotient(Sort sort, int depth) => sort == Sort.Single
        ? Node.Of(sort, "($0 / (2f + §N.Sin($1)))", Grow(sort, depth - 1), Grow(sort, depth - 1))
        : Node.Of(sort, Chance.Pick("($0 / (1.5 + §M.Cos($1)))", "($0 / (2 + §M.Tanh($1)))", "($0 % (1.7 + §M.Sin($1)))"), Grow(sort, depth - 1), Grow(sort, depth - 1));

    private Node Function(int depth)
    {
        Node x = Grow(Sort.Double, depth - 1);
        if (Chance.OneIn(5)) return Node.Of(Sort.Double, Chance.Pick("§M.Atan2($0, 2 + §M.Sin($1))", "§M.FusedMultiplyAdd($0, 0.5, $1)", "§D.Hypot($0, $1)", "§D.Lerp($0, $1, 0.3)"), x, growth.Expressions.Leaf(Sort.Double));
        return Node.Of(
            Sort.Double,
            Chance.Pick(
                "§M.Sin($0)", "§M.Sin($0)", "§M.Cos($0)", "§M.Tanh($0)", "§M.Atan($0)", "§M.Exp(§M.Sin($0))", "§M.Exp(-§M.Abs($0))", "§M.Log(2 + §M.Sin($0))",
                "§M.Sqrt(1.5 + §M.Cos($0))", "§M.Cbrt(2 + §M.Sin($0))", "(1 / (1 + §M.Exp(-($0))))", "§M.Asinh($0)", "§M.Sinh(§M.Atan($0))",
                "§M.Cosh(§M.Sin($0))", "§D.LogP1(§M.Exp($0 * 0.5))", "§M.Tan(0.5 * §M.Sin($0))", "§M.Asin(0.9 * §M.Tanh($0))", "§D.ExpM1(§M.Sin($0))"),
            x);
    }

    private Node Effect(Sort sort, int depth)
    {
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(sort);
        IReadOnlyList<Memory> memories = growth.Scope.Writable(sort);
        string place = "";
        Node? index = null;
        if (memories.Count > 0 && growth.Has(Feature.Overwrites) && Chance.OneIn(2))
        {
            Memory memory = Chance.From(memories);
            index = growth.Integers.Index(memory, effects: true);
            place = memory.At("$1");
        }
        else if (variables.Count > 0)
        {
            place = Chance.From(variables).Name;
        }
        else
        {
            return growth.Expressions.Leaf(sort);
        }

        Node value = Tame(sort, depth - 1);
        string text = Chance.Below(5) switch
        {
            0 => $"{place}{Chance.Pick("++", "--")}",
            1 => $"({Chance.Pick("++", "--")}{place})",
            2 => $"({place} {Chance.Pick("+=", "-=", "*=")} $0)",
            _ => $"({place} = $0)",
        };
        return index is null ? Node.Of(sort, text, value) : Node.Of(sort, text, value, index);
    }

    private Node Kink(Sort sort, int depth)
    {
        string home = sort == Sort.Single ? "§N" : "§M";
        Node x = Grow(sort, depth - 1);
        return Chance.Below(sort == Sort.Single ? 2 : 4) switch
        {
            0 => Node.Of(sort, $"{home}.{Chance.Pick("Max", "Min")}($0, $1)", x, Grow(sort, depth - 1)),
            1 => Node.Of(sort, $"{home}.Abs($0)", x),
            2 => Node.Of(sort, "§M.Clamp($0, -0.41, 0.62)", x),
            _ => Node.Of(sort, "§M.CopySign($0, $1)", x, growth.Expressions.Leaf(sort)),
        };
    }

    // Computed, and then left out: nothing of it may reach the gradient.
    private Node NonFinite(int depth)
    {
        Node x = Grow(Sort.Double, depth - 1), leaf = growth.Expressions.Leaf(Sort.Double);
        return Node.Of(
            Sort.Double,
            Chance.Pick(
                "($1 > 0.1 ? §M.Sqrt($1) : $0)", "($1 > 0.05 ? §M.Log($1) * $0 : $0)", "($0 + 0.0 * §M.Sqrt($1 - $1))", "§M.Min(1 / §M.Abs($1 - $1), 1.5 + $0 * $0)",
                "($1 < 2.5 ? $0 : $0 / ($1 - $1))", "§M.Max(§M.Log(§M.Abs($1 - $1)), $0)", "(0.0 * §M.Cbrt($1 * 0.0) - $0)"),
            x,
            leaf);
    }

    private Node Power(int depth) => Node.Of(
        Sort.Double,
        Chance.Pick("§M.Pow($0, 2)", "§M.Pow(1.5 + §M.Sin($0), $1)", "§M.Pow(§M.Tanh($0), 3)", "§M.Pow(2 + §M.Cos($0), -1.5)", "§M.Pow(0.5, $1)"),
        Grow(Sort.Double, depth - 1),
        growth.Expressions.Leaf(Sort.Double));
}
