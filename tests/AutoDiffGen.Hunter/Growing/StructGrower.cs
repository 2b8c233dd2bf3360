using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Structs and tuples. Their fields count as variables, so that every other statement uses them.</summary>
internal sealed class StructGrower(Growth growth)
{
    private const string Type = "Pair";

    private static readonly string[] PairMembers =
    [
        "public §D X;",
        "public §D Y;",
        "public Pair(§D x, §D y)\n{\nX = x;\nY = y;\n}",
        "public readonly §D Sum => X + Y;",
        "public readonly §D this[int i] => (i & 1) == 0 ? X : Y;",
        "public readonly §D Norm() => §M.Sqrt(0.5 + X * X + Y * Y);",
        "public readonly Pair Times(§D s) => new Pair(s * X, s * Y);",
        "public void Turn(§D a)\n{\n(X, Y) = (X * §M.Cos(a) - Y * §M.Sin(a), X * §M.Sin(a) + Y * §M.Cos(a));\n}",
        "public readonly void Deconstruct(out §D x, out §D y)\n{\nx = X;\ny = Y;\n}",
        "public static Pair Mix(in Pair p, Pair q) => p + 0.3 * (q - p);",
        "public static Pair operator +(Pair p, Pair q) => new Pair(p.X + q.X, p.Y + q.Y);",
        "public static Pair operator -(Pair p, Pair q) => new Pair(p.X - q.X, p.Y - q.Y);",
        "public static Pair operator -(Pair p) => new Pair(-p.X, -p.Y);",
        "public static Pair operator *(§D s, Pair p) => p.Times(s);",
        "public static bool operator <(Pair p, Pair q) => p.X < q.X;",
        "public static bool operator >(Pair p, Pair q) => p.X > q.X;",
        "public static implicit operator Pair(§D x) => new Pair(x, 0.5 * x);",
    ];

    private static readonly string[] BodyMembers =
    [
        "public Pair At;",
        "public §D Mass;",
        "public Pair Speed { get; set; }",
        "public readonly §D Energy() => 0.5 * Mass * Speed.Norm() + At.Sum;",
        "public void Move(§D t)\n{\nAt += t * Speed;\nSpeed = Speed.Times(0.9);\n}",
    ];

    private bool _isRecord;

    private Chance Chance => growth.Chance;

    /// <summary>The type, once a program.</summary>
    public void Declare()
    {
        _isRecord = Chance.OneIn(2);
        string head = _isRecord ? "public record struct" : "public struct";
        growth.Members.Add(Node.Statement($"{head} {Type} $0", Node.Block(PairMembers.Select(text => Node.Fixed(text)))));
        if (growth.Has(Feature.StructArrays)) growth.Members.Add(Node.Statement("private struct Body $0", Node.Block(BodyMembers.Select(text => Node.Fixed(text)))));
    }

    /// <summary>A struct's value.</summary>
    public Node Grow(int depth)
    {
        List<string> structs = growth.Scope.Structs;
        if (depth <= 0 || structs.Count == 0)
            return structs.Count > 0 && !Chance.OneIn(4) ? Node.Of(Sort.Pair, Chance.From(structs)) : Node.Of(Sort.Pair, $"new {Type}($0, $1)", growth.Expressions.Leaf(Sort.Double), growth.Expressions.Leaf(Sort.Double));
        return Chance.Below(12) switch
        {
            0 => Node.Of(Sort.Pair, "($0 + $1)", Grow(depth - 1), Grow(0)),
            1 => Node.Of(Sort.Pair, "(-$0)", Grow(depth - 1)),
            2 => Node.Of(Sort.Pair, "($0 * $1)", growth.Numbers.Tame(Sort.Double, 1), Grow(depth - 1)),
            3 => Node.Of(Sort.Pair, "($0 ? $1 : $2)", growth.Expressions.Condition(depth - 1), Grow(depth - 1), Grow(0)),
            4 => Node.Of(Sort.Pair, $"({Chance.From(structs)} with {{ {Chance.Pick("X", "Y")} = $0 }})", growth.Numbers.Tame(Sort.Double, depth)),
            5 => Node.Of(Sort.Pair, $"(({Type})(§D)($0))", growth.Numbers.Tame(Sort.Double, depth)),
            6 => Node.Of(Sort.Pair, $"{Type}.Mix($0, $1)", Grow(depth - 1), Grow(0)),
            7 or 8 => growth.Calls.Grow(Sort.Pair, depth) ?? Grow(depth - 1),
            9 => Node.Of(Sort.Pair, "$0.Times($1)", Grow(depth - 1), growth.Numbers.Tame(Sort.Double, 1)),
            10 when growth.Scope.StructMemories.FindAll(m => m.Length > 0) is { Count: > 0 } arrays && Chance.From(arrays) is { } array => Node.Of(Sort.Pair, array.Place, growth.Integers.Index(array, effects: false)),
            _ => Node.Of(Sort.Pair, $"new {Type}($0, $1)", growth.Numbers.Tame(Sort.Double, depth), growth.Numbers.Tame(Sort.Double, depth)),
        };
    }

    /// <summary>A number of a struct.</summary>
    public Node Number(int depth) => Chance.Below(4) switch
    {
        3 when _isRecord => Node.Of(Sort.Double, $"($0 {Chance.Pick("==", "!=")} $1 ? $2 : 0.5)", Grow(depth - 1), Grow(0), growth.Numbers.Grow(Sort.Double, depth - 1)),
        0 => Node.Of(Sort.Double, $"$0.{Chance.Pick("X", "Y", "Sum", "Norm()")}", Grow(depth - 1)),
        1 when growth.Has(Feature.Indexers) => Node.Of(Sort.Double, "$0[$1]", Grow(depth - 1), growth.Integers.Grow(0)),
        _ => Node.Of(Sort.Double, "($0 > $1 ? $2 : 0.5)", Grow(depth - 1), Grow(0), growth.Numbers.Grow(Sort.Double, depth - 1)),
    };

    public Node Statement()
    {
        List<string> structs = growth.Scope.Structs;
        if (structs.Count == 0 || Chance.OneIn(4)) return New();
        string s = Chance.From(structs), t = Chance.From(structs);
        return Chance.Below(8) switch
        {
            0 => Node.Statement($"{s} = $0;", Grow(0)),
            1 or 2 => Node.Statement($"{s} = $0;", Grow(2)),
            3 => Node.Statement($"{s} = 0.5 * ({s} + $0);", Grow(1)),
            4 => Node.Statement($"{s}.Turn($0);", Tame()),
            5 => Node.Statement($"({s}, {t}) = ({t}, {s});"),
            6 when growth.Scope.Assignable(Sort.Double) is { Count: > 1 } variables => Node.Statement($"({Chance.From(variables).Name}, {Chance.From(variables).Name}) = $0;", Grow(1)),
            _ => Node.Statement($"{s}.{Chance.Pick("X", "Y")} {Chance.Pick("=", "+=", "*=")} $0 * {t}.Norm();", Tame()),
        };
    }

    public Node Tuple()
    {
        Node first = Tame(), second = growth.Numbers.Grow(Sort.Double, 2);
        string t = growth.Name("t");
        if (growth.Has(Feature.Structs) && Chance.OneIn(2))
        {
            Node pair = Grow(1);
            AddFields(t, "A");
            AddStruct($"{t}.P");
            return Node.Statement($"(§D A, Pair P) {t} = ($0, $1);", first, pair);
        }

        AddFields(t, "A", "B");
        return Node.Statement($"(§D A, §D B) {t} = ($0, $1);", first, second);
    }

    /// <summary>Makes a struct, and its fields, known.</summary>
    public void AddStruct(string name, bool canBeCaptured = true, bool isReference = false)
    {
        growth.Scope.Structs.Add(name);
        foreach (string field in new[] { "X", "Y" }) growth.Scope.Variables.Add(new Variable($"{name}.{field}", Sort.Double, IsAssignable: true) { CanBeCaptured = canBeCaptured, IsReference = isReference });
    }

    private Node New()
    {
        Node x = Tame(), y = Tame();
        string s = growth.Name("s");
        if (growth.Has(Feature.StructArrays) && Chance.OneIn(3))
        {
            AddFields(s, "Mass");
            AddStruct($"{s}.At");
            return Node.Statement($"Body {s} = new Body {{ At = new {Type}($0, $1), Mass = 1.5, Speed = new {Type}(0.3, -0.2) }};\n{s}.Move(0.25);\n{s}.Mass += {s}.Energy();", x, y);
        }

        AddStruct(s);
        return Chance.Below(4) switch
        {
            0 => Node.Statement($"{Type} {s} = new {Type} {{ X = $0, Y = $1 }};", x, y),
            1 => Node.Statement($"{Type} {s} = default;\n{s}.X = $0;", x),
            2 => Node.Statement($"{Type} {s} = (§D)($0);", x),
            _ => Node.Statement($"{Type} {s} = new {Type}($0, $1);", x, y),
        };
    }

    private void AddFields(string name, params string[] fields)
    {
        foreach (string field in fields) growth.Scope.Variables.Add(new Variable($"{name}.{field}", Sort.Double, IsAssignable: true));
    }

    private Node Tame() => growth.Numbers.Tame(Sort.Double, 1);
}
