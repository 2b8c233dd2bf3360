using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Switches, patterns, nullable numbers, and throw.</summary>
internal sealed class SelectionGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node Switch(int depth)
    {
        Node selector = growth.Integers.Grow(1), first = growth.Statements.Block(depth + 1), second = growth.Statements.Block(depth + 1);
        string labels = Chance.Pick("case 1:\ncase 2:", "case 2:", "case > 2:", "case 1 or 3:", "case int q when (q & 1) == 1:");
        return Chance.OneIn(3)
            ? Node.Statement($"switch ($0)\n{{\ncase 0:\n$1\nbreak;\n{labels}\n$2\nbreak;\n}}", selector, first, second)
            : Node.Statement($"switch ($0)\n{{\ncase 0:\n$1\nbreak;\n{labels}\n$2\nbreak;\ndefault:\n$3\nbreak;\n}}", selector, first, second, growth.Statements.Block(depth + 1));
    }

    public Node SwitchExpression(Sort sort, int depth)
    {
        Node first = growth.Numbers.Grow(sort, depth), second = growth.Numbers.Grow(sort, depth), third = growth.Numbers.Grow(sort, depth);
        if (Chance.OneIn(2))
        {
            string arm = Chance.Pick("1 or 2", "> 1", "not 3", "int q when (q & 1) == 1");
            return Node.Of(sort, $"($0 switch {{ 0 => $1, {arm} => $2, _ => $3 }})", growth.Integers.Grow(depth - 1), first, second, third);
        }

        string arms = Chance.Pick("< 0 => $1, < 0.4 => $2, _ => $3", "> -0.3 and < 0.35 => $1, > 0.5 => $2, _ => $3", "double.NaN => $1, >= 0.1 => $2, _ => $3");
        return Valued(sort, $" switch {{ {arms} }}", growth.Numbers.Grow(Sort.Double, depth - 1), first, second, third);
    }

    public Node Pattern(int depth) => Chance.OneIn(2)
        ? Node.Of(Sort.Bool, $"($0 is {Chance.Pick("1 or 2", "> 0 and < 4", "not 2", "0", ">= 2", "int and (< 1 or > 2)")})", growth.Integers.Grow(depth - 1))
        : Valued(Sort.Bool, $" is {Chance.Pick("> -0.2 and < 0.4", "< 0.1 or > 0.6", "not > 0.3", "double.NaN")}", growth.Numbers.Grow(Sort.Double, depth - 1));

    public Node Throw()
    {
        string exception = Chance.Pick("new ArgumentException(\"no\")", "new InvalidOperationException()", "new ArgumentOutOfRangeException(nameof(Loss))");
        if (Chance.OneIn(3)) return Node.Statement($"ArgumentOutOfRangeException.{Chance.Pick("ThrowIfNegative($0)", "ThrowIfGreaterThan($0, 2)")};", growth.Expressions.Leaf(Sort.Int));
        // Rarely so: what follows should be seen too.
        Node condition = Chance.OneIn(4) ? growth.Expressions.Condition(1) : Node.Of(Sort.Bool, "($0 > 1.9)", growth.Numbers.Grow(Sort.Double, 1));
        return Node.Statement($"if ($0) throw {exception};", condition);
    }

    public Node Nullable(int depth)
    {
        Node condition = growth.Expressions.Condition(depth - 1), value = growth.Numbers.Grow(Sort.Double, depth - 1), other = growth.Numbers.Grow(Sort.Double, depth - 1);
        return Node.Of(Sort.Double, "(($0 ? $1 : (§D?)null) ?? $2)", condition, value, other);
    }

    // Patterns are about numbers of C#: the dual number's own value.
    private static Node Valued(Sort sort, string rest, params Node[] parts) =>
        Node.Of(sort, $"(($0){rest})", [.. parts]) with { DualText = $"(((Dual)($0)).Value{rest})" };
}
