using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Structs and tuples, alone and in arrays. Their fields count as variables, so that every other statement uses them.</summary>
internal sealed class StructGrower(Growth growth)
{
    private const string Type = "Pair";

    private Chance Chance => growth.Chance;

    /// <summary>The type, once a program.</summary>
    public void Declare()
    {
        string head = Chance.Pick("private struct", "private record struct");
        growth.Members.Add(Node.Fixed(
            $$"""
            {{head}} {{Type}}
            {
            public §D X;
            public §D Y;
            public {{Type}}(§D x, §D y)
            {
            X = x;
            Y = y;
            }
            public readonly §D Norm() => §M.Sqrt(0.5 + X * X + Y * Y);
            public readonly {{Type}} Times(§D s) => new {{Type}}(s * X, s * Y);
            public void Turn(§D a)
            {
            (X, Y) = (X * §M.Cos(a) - Y * §M.Sin(a), X * §M.Sin(a) + Y * §M.Cos(a));
            }
            public static {{Type}} operator +({{Type}} p, {{Type}} q) => new {{Type}}(p.X + q.X, p.Y + q.Y);
            }
            """));
    }

    public Node Statement()
    {
        List<string> structs = growth.Scope.Structs;
        if (structs.Count == 0 || Chance.OneIn(4)) return New();
        string s = Chance.From(structs), t = Chance.From(structs);
        return Chance.Below(7) switch
        {
            0 => Node.Statement($"{s} = {t};"),
            1 => Node.Statement($"{s} = {t} with {{ {Chance.Pick("X", "Y")} = $0 }};", Tame()),
            2 => Node.Statement($"{s} = {t}.Times($0);", Tame()),
            3 => Node.Statement($"{s} = ({s} + {t}).Times(0.5);"),
            4 => Node.Statement($"{s}.Turn($0);", Tame()),
            5 => Node.Statement($"({s}, {t}) = ({t}, {s});"),
            _ => Node.Statement($"{s}.{Chance.Pick("X", "Y")} {Chance.Pick("=", "+=")} $0 * {t}.Norm();", Tame()),
        };
    }

    public Node Tuple()
    {
        Node first = Tame(), second = growth.Numbers.Grow(Sort.Double, 2);
        string t = growth.Name("t");
        AddFields(t, "A", "B");
        return Node.Statement($"(§D A, §D B) {t} = ($0, $1);", first, second);
    }

    private Node New()
    {
        if (growth.Has(Feature.StructArrays) && Chance.OneIn(2)) return Array();
        Node x = Tame(), y = Tame();
        string s = growth.Name("s");
        growth.Scope.Structs.Add(s);
        AddFields(s, "X", "Y");
        return Chance.Below(4) switch
        {
            0 => Node.Statement($"{Type} {s} = new {Type} {{ X = $0, Y = $1 }};", x, y),
            1 => Node.Statement($"{Type} {s} = default;\n{s}.X = $0;", x),
            _ => Node.Statement($"{Type} {s} = new {Type}($0, $1);", x, y),
        };
    }

    private Node Array()
    {
        int length = Chance.Between(1, 3);
        Node x = Tame(), y = Tame();
        string s = growth.Name("s"), i = growth.Name("i");
        for (int k = 0; k < length; k++)
        {
            growth.Scope.Structs.Add($"{s}[{k}]");
            AddFields($"{s}[{k}]", "X", "Y");
        }

        return Node.Statement($"{Type}[] {s} = new {Type}[{length}];\nfor (int {i} = 0; {i} < {s}.Length; {i}++) {s}[{i}] = new {Type}($0, $1 + 0.1 * {i});", x, y);
    }

    private void AddFields(string name, params string[] fields)
    {
        foreach (string field in fields) growth.Scope.Variables.Add(new Variable($"{name}.{field}", Sort.Double, IsAssignable: true));
    }

    private Node Tame() => growth.Numbers.Tame(Sort.Double, 1);
}
