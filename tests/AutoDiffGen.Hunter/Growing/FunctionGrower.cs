using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Functions beyond plain methods: recursive, generic, lambdas.</summary>
internal sealed class FunctionGrower(Growth growth)
{
    private string? _applying;
    private string? _variadic;
    private string? _several;
    private bool _isStaticDeclared;

    private Chance Chance => growth.Chance;

    /// <summary>A method that calls itself, at most four deep and twice at each.</summary>
    public void Recursive()
    {
        string name = growth.Name("Recursive");
        Scope outer = growth.Scope;
        int budget = growth.Budget;
        growth.Scope = new Scope { Returns = Sort.Double };
        growth.Budget = Chance.Between(0, 3);
        growth.Scope.Variables.Add(new Variable("x", Sort.Double, IsAssignable: true));
        growth.Scope.Variables.Add(new Variable("depth", Sort.Int, IsAssignable: false));
        Node start = growth.Numbers.Grow(Sort.Double, 1), before = growth.Statements.Block(2), inner = growth.Numbers.Tame(Sort.Double, 2);
        growth.Scope.Variables.Add(new Variable("r", Sort.Double, IsAssignable: true));
        Node after = growth.Statements.Block(2), result = growth.Numbers.Grow(Sort.Double, 2);
        (growth.Scope, growth.Budget) = (outer, budget);

        string call = Chance.Pick($"{name}($2, depth - 1)", $"0.5 * {name}($2, depth - 1) * {name}(0.5 * x, depth - 2)", $"(depth > 2 ? {name}($2, depth - 2) : {name}(x * x, depth - 1))");
        growth.Members.Add(Node.Statement(
            $"private static §D {name}(§D x, int depth)\n{{\nif (depth <= 0) return $0;\n$1\n§D r = {call};\n$3\nreturn r * 0.5 + $4;\n}}", start, before, inner, after, result));
        growth.Scope.Callees.Add(new Callee(name, Sort.Double, [new Formal("x", Sort.Double, Passing.Value), new Formal("depth", Sort.Int, Passing.Depth)]));
    }

    /// <summary>A function in a local, which sees and assigns what is around it.</summary>
    public Node Lambda()
    {
        string x = growth.Name("x");
        bool isBlock = Chance.OneIn(2);
        int budget = growth.Budget;
        Node body = growth.Scope.InsideFunction(() =>
        {
            growth.Scope.Returns = Sort.Double;
            growth.Budget = Chance.Between(1, 3);
            growth.Scope.Variables.Add(new Variable(x, Sort.Double, IsAssignable: true));
            return isBlock ? Node.Block(growth.Statements.Block(2), Node.Statement("return $0;", growth.Numbers.Grow(Sort.Double, 2))) : growth.Numbers.Grow(Sort.Double, 3);
        });
        growth.Budget = budget;
        string name = growth.Name("f");
        growth.Scope.Callees.Add(new Callee(name, Sort.Double, [new Formal("arg", Sort.Double, Passing.Value)]));
        return Node.Statement($"Func<§D, §D> {name} = {x} => $0;", body);
    }

    /// <summary>A method that is handed a function, with a lambda.</summary>
    public Node Applied(int depth)
    {
        if (_applying is null)
        {
            _applying = growth.Name("Apply");
            growth.Members.Add(Node.Fixed(
                $"private static §D {_applying}(Func<§D, §D> f, §D x)\n{{\n{Chance.Pick("return f(f(x));", "§D y = x;\nfor (int i = 0; i < 2; i++) y = 0.5 * f(y) + x;\nreturn y;", "return f(x) - f(0.5 * x);")}\n}}"));
        }

        string x = growth.Name("x");
        Node body = growth.Scope.InsideFunction(() =>
        {
            growth.Scope.Returns = Sort.Double;
            growth.Scope.Variables.Add(new Variable(x, Sort.Double, IsAssignable: true));
            return growth.Numbers.Grow(Sort.Double, depth - 1);
        });
        return Node.Of(Sort.Double, $"{_applying}({x} => $0, $1)", body, growth.Numbers.Grow(Sort.Double, depth - 1));
    }

    /// <summary>A method of any number of arguments.</summary>
    public Node Variadic(int depth)
    {
        if (_variadic is null)
        {
            _variadic = growth.Name("Total");
            string type = Chance.Pick("§D[]", "ReadOnlySpan<§D>");
            growth.Members.Add(Node.Fixed($"private static §D {_variadic}(§D start, params {type} more)\n{{\nfor (int i = 0; i < more.Length; i++) start = start * 0.5 + more[i];\nreturn start;\n}}"));
        }

        Node[] arguments = [.. Enumerable.Range(0, Chance.Between(1, 4)).Select(_ => growth.Numbers.Grow(Sort.Double, depth - 2))];
        return Node.Of(Sort.Double, $"{_variadic}({string.Join(", ", arguments.Select((_, i) => $"${i}"))})", [.. arguments]);
    }

    /// <summary>A method that returns two numbers, nested.</summary>
    public string Several()
    {
        if (_several is null)
        {
            _several = growth.Name("Several");
            growth.Members.Add(Node.Fixed($"private static (§D, (§D A, §D B)) {_several}(§D x) => (x * x, (§M.Sin(x), 0.5 - x));"));
        }

        return _several;
    }

    /// <summary>One method for all kinds of number; dual numbers get it written for them.</summary>
    public void Generic()
    {
        string name = growth.Name("Generic");
        string result = Chance.Pick("§U.Sin(x) * y + §K(0.5)", "§U.Sqrt(x * x + y * y + §K(1.5))", "x > y ? x * §U.Cos(y) : §U.Exp(§U.Sin(x))", "x / (§K(2.0) + §U.Tanh(y))");
        growth.Members.Add(Node.Fixed($"private static T {name}<T>(T x, T y) where T : System.Numerics.IFloatingPointIeee754<T>\n{{\n"
            + $"for (int i = 0; i < 2; i++) x = {Of(result, "T", "T.CreateChecked")};\nreturn x;\n}}") with
        {
            DualText = $"private static Dual {name}(Dual x, Dual y)\n{{\nfor (int i = 0; i < 2; i++) x = {Of(result, "DualMath", "")};\nreturn x;\n}}",
        });
        growth.Scope.Callees.Add(new Callee(name, Sort.Double, [new Formal("x", Sort.Double, Passing.Generic), new Formal("y", Sort.Double, Passing.Generic)]));
    }

    /// <summary>A method whose type argument says what it computes.</summary>
    public Node Static(int depth)
    {
        if (!_isStaticDeclared)
        {
            _isStaticDeclared = true;
            growth.Members.Add(Node.Fixed("private interface IBend\n{\nstatic abstract §D Bend(§D x);\nstatic virtual int Times => 2;\n}"));
            growth.Members.Add(Node.Fixed("private readonly struct Soft : IBend\n{\npublic static §D Bend(§D x) => §M.Tanh(x) + 0.1 * x;\n}"));
            growth.Members.Add(Node.Fixed("private readonly struct Hard : IBend\n{\npublic static §D Bend(§D x) => x > 0.5 ? 0.5 : x * x;\npublic static int Times => 3;\n}"));
            growth.Members.Add(Node.Fixed("private static §D Bent<T>(§D x) where T : struct, IBend\n{\nfor (int i = 0; i < T.Times; i++) x = T.Bend(x) + 0.2 * x;\nreturn x;\n}"));
        }

        return Node.Of(Sort.Double, $"Bent<{Chance.Pick("Soft", "Hard")}>($0)", growth.Numbers.Grow(Sort.Double, depth - 1));
    }

    private static string Of(string text, string math, string constant) =>
        text.Replace("§U", math, System.StringComparison.Ordinal).Replace("§K", constant, System.StringComparison.Ordinal);
}
