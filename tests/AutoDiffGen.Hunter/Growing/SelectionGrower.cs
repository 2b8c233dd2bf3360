using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Switches, patterns, nullable numbers, and throw.</summary>
internal sealed class SelectionGrower(Growth growth)
{
    private string? _enum;

    private Chance Chance => growth.Chance;

    public Node Switch(int depth)
    {
        Node first = growth.Statements.Block(depth + 1), second = growth.Statements.Block(depth + 1);
        string q = growth.Name("q");
        if (growth.Has(Feature.Patterns) && Chance.OneIn(3))
        {
            return Node.Statement(
                "switch ($0, $1)\n{\ncase (0, true):\n$2\nbreak;\ncase (> 1, _) or (_, false):\n$3\nbreak;\n}",
                growth.Integers.Grow(1), growth.Expressions.Condition(1), first, second);
        }

        if (growth.Has(Feature.Enums) && Chance.OneIn(3))
        {
            return Node.Statement(
                $"switch (({EnumType()})($0 & 3))\n{{\ncase {EnumType()}.First or {EnumType()}.Third:\n$1\nbreak;\ncase {EnumType()}.Second when $2:\n$3\nbreak;\n}}",
                growth.Integers.Grow(1), first, growth.Expressions.Condition(1), second);
        }

        Node selector = Node.Of(Sort.Int, "+$0", growth.Integers.Grow(1));
        string labels = Chance.Pick("case 1:\ncase 2:", "case 2:", "case > 2:", "case 1 or 3:", $"case int {q} when ({q} & 1) == 1:");
        return Chance.OneIn(3)
            ? Node.Statement($"switch ($0)\n{{\ncase 0:\n$1\nbreak;\n{labels}\n$2\nbreak;\n}}", selector, first, second)
            : Node.Statement($"switch ($0)\n{{\ncase 0:\n$1\nbreak;\n{labels}\n$2\nbreak;\ndefault:\n$3\nbreak;\n}}", selector, first, second, growth.Statements.Block(depth + 1));
    }

    public Node SwitchExpression(Sort sort, int depth)
    {
        Node first = growth.Numbers.Grow(sort, depth), second = growth.Numbers.Grow(sort, depth), third = growth.Numbers.Grow(sort, depth);
        string q = growth.Name("q");
        if (growth.Has(Feature.Structs) && growth.Has(Feature.Patterns) && Chance.OneIn(4))
        {
            string Arms(string value) => $"($0 switch {{ {{ X{value}: > 0.2 }} => $1, {{ X: var {q}, Y{value}: < 0 }} when {q} < 1 => $2, _ => $3 }})";
            return Node.Of(sort, Arms(""), growth.Structs.Grow(depth), first, second, third) with { DualText = Arms(".Value") };
        }

        if (Chance.OneIn(2))
        {
            string arm = Chance.Pick("1 or 2", "> 1", "not 3", $"int {q} when ({q} & 1) == 1");
            return Node.Of(sort, $"(+($0) switch {{ 0 => $1, {arm} => $2, _ => $3 }})", growth.Integers.Grow(depth - 1), first, second, third);
        }

        string arms = Chance.Pick("< 0 => $1, < 0.4 => $2, _ => $3", "> -0.3 and < 0.35 => $1, > 0.5 => $2, _ => $3", "double.NaN => $1, >= 0.1 => $2, _ => $3");
        return Valued(sort, $" switch {{ {arms} }}", growth.Numbers.Grow(Sort.Double, depth - 1), first, second, third);
    }

    public Node Pattern(int depth)
    {
        IReadOnlyList<Memory> spans = growth.Scope.Whole(Sort.Double);
        string q = growth.Name("q");
        return Chance.Below(7) switch
        {
            5 when growth.Has(Feature.Enums) => Node.Of(Sort.Bool, $"(({EnumType()})($0) is {EnumType()}.First or {EnumType()}.Second)", growth.Integers.Grow(depth - 1)),
            6 when spans.Count > 0 => Node.Of(Sort.Bool, $"({Chance.From(spans).Name} is {Chance.Pick("[_, .. { Length: > 1 }]", "[.., _, _]", "{ Length: 3 }", "[]")})"),
            0 or 1 => Node.Of(Sort.Bool, $"(+($0) is {Chance.Pick("1 or 2", "> 0 and < 4", "not 2", "0", ">= 2", "int and (< 1 or > 2)")})", growth.Integers.Grow(depth - 1)),
            2 when spans.Count > 0 => Node.Of(Sort.Bool, $"({Chance.From(spans).Name} is [var {q}, .., _] && {q} > $0)", growth.Expressions.Leaf(Sort.Double)),
            3 when growth.Has(Feature.Structs) => Node.Of(Sort.Bool, "($0 is { X: > 0.1, Sum: < 0.8 })", growth.Structs.Grow(depth - 1)) with { DualText = "($0 is { X.Value: > 0.1, Sum.Value: < 0.8 })" },
            _ => Valued(Sort.Bool, $" is {Chance.Pick("> -0.2 and < 0.4", "< 0.1 or > 0.6", "not > 0.3", "double.NaN")}", growth.Numbers.Grow(Sort.Double, depth - 1)),
        };
    }

    public Node Throw()
    {
        string exception = Chance.Pick("new ArgumentException(\"no\")", "new InvalidOperationException()", "new ArgumentOutOfRangeException(nameof(Loss))", "new NotSupportedException($\"{$1} is too much\")");
        Node number = growth.Expressions.Leaf(Sort.Int);
        switch (Chance.Below(4))
        {
            case 0:
                return Node.Statement($"ArgumentOutOfRangeException.{Chance.Pick("ThrowIfNegative($0)", "ThrowIfGreaterThan($0, 2)", "ThrowIfZero($0)", "ThrowIfEqual($0, 3)")};", number);
            case 1 when growth.Scope.Memories.FindAll(m => m is { IsWhole: true, Form: InputForm.Array }) is { Count: > 0 } arrays:
                return Node.Statement($"ArgumentNullException.ThrowIfNull({Chance.From(arrays).Name});\nDebug.Assert($0 < 9, \"small\");", number);
            default:
                // Rarely so: what follows should be seen too.
                Node condition = Chance.OneIn(4) ? growth.Expressions.Condition(1) : Node.Of(Sort.Bool, "($0 > 1.9)", growth.Numbers.Grow(Sort.Double, 1));
                return Node.Statement($"if ($0) throw {exception};", condition, number);
        }
    }

    public Node Nullable(int depth)
    {
        Node condition = growth.Expressions.Condition(depth - 1), value = growth.Numbers.Grow(Sort.Double, depth - 1), other = growth.Numbers.Grow(Sort.Double, depth - 1);
        if (growth.Scope.Nullables.Count > 0 && Chance.OneIn(2))
        {
            string name = Chance.From(growth.Scope.Nullables), q = growth.Name("q");
            return Node.Of(Sort.Double, Chance.Pick($"({name} ?? $0)", $"({name}.HasValue ? {name}.Value : $0)", $"({name} is {{ }} {q} ? {q} * $0 : 0.5)", $"{name}.GetValueOrDefault()", $"(({name} + 1) ?? $0)"), value);
        }

        return Node.Of(Sort.Double, "(($0 ? $1 : (§D?)null) ?? $2)", condition, value, other);
    }

    public Node NullableLocal()
    {
        List<string> known = growth.Scope.Nullables;
        Node condition = growth.Expressions.Condition(1), value = growth.Numbers.Tame(Sort.Double, 2);
        if (known.Count > 0 && Chance.OneIn(2))
        {
            string old = Chance.From(known);
            return Chance.Below(4) switch
            {
                0 => Node.Statement($"{old} ??= $0;", value),
                1 => Node.Statement($"{old} = null;"),
                2 => Node.Statement($"{old} += $0;", value),
                _ => Node.Statement($"{old} = $0 ? $1 : {old};", condition, value),
            };
        }

        string name = growth.Name("z");
        known.Add(name);
        return Node.Statement($"§D? {name} = $0 ? $1 : null;", condition, value);
    }

    /// <summary>The name of the program's enum, declared with its first use.</summary>
    private string EnumType()
    {
        if (_enum is null)
        {
            _enum = growth.Name("Kind");
            growth.Members.Add(Node.Fixed($"private enum {_enum}{Chance.Pick("", " : byte", " : long")}\n{{\nFirst,\nSecond,\nThird = 3,\n}}"));
        }

        return _enum;
    }

    // Patterns are about numbers of C#: the dual number's own value.
    private static Node Valued(Sort sort, string rest, params Node[] parts) =>
        Node.Of(sort, $"(($0){rest})", [.. parts]) with { DualText = $"(((Dual)($0)).Value{rest})" };
}
