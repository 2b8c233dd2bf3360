using System.Collections.Generic;
using System.Linq;
using System.Text;
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

    /// <summary>A method that calls itself, or two that call themselves and each other, at most four deep and twice at each.</summary>
    public void Recursive()
    {
        Callee[] group = [.. Enumerable.Range(0, Chance.OneIn(3) ? 2 : 1).Select(_ => NewRecursive())];
        foreach (Callee callee in group)
        {
            Scope outer = growth.Scope;
            growth.Scope = new Scope { Returns = callee.Result };
            growth.Scope.Callees.AddRange(group);
            growth.Parameters.UnionWith(callee.Formals.Select(f => f.Name));
            foreach (Formal formal in callee.Formals) growth.Calls.Bind(formal);
            string parameters = string.Join(", ", callee.Formals.Select(f => CallGrower.Declaration(f, isDefault: false)));
            growth.Members.Add(Function($"private static {StatementGrower.Type(callee.Result)} {callee.Call}({parameters})", callee, growth.Has(Feature.LocalFunctions) && Chance.OneIn(3)));
            growth.Scope = outer;
        }

        growth.Scope.Callees.AddRange(group);
    }

    /// <summary>A local function that calls itself, and sees and assigns the variables around it.</summary>
    public Node LocalRecursive(string name, string x, Sort result)
    {
        Callee callee = new(name, result, [new Formal(x, Sort.Double, Passing.Value), new Formal(growth.Name("depth"), Sort.Int, Passing.Depth)]);
        Node function = growth.Scope.InsideFunction(() =>
        {
            growth.Scope.Returns = result;
            growth.Scope.Callees.Add(callee);
            foreach (Formal formal in callee.Formals) growth.Calls.Bind(formal);
            return Function($"{StatementGrower.Type(result)} {name}(§D {x}, int {callee.Formals[1].Name})", callee, withLocalFunction: false);
        });
        growth.Scope.Callees.Add(callee);
        return function;
    }

    private Callee NewRecursive()
    {
        List<Formal> formals = [new(growth.Name("x"), Sort.Double, Passing.Value), new(growth.Name("depth"), Sort.Int, Passing.Depth)];
        for (int more = Chance.Between(0, 3); more > 0; more--) formals.Add(growth.Calls.NewFormal());
        return new Callee(growth.Name("Recursive"), Chance.OneIn(5) ? Sort.Statement : Sort.Double, [.. formals]);
    }

    /// <summary>Its end is part of the text: what is made smaller must not run on.</summary>
    private Node Function(string head, Callee callee, bool withLocalFunction)
    {
        string depth = callee.Formals.First(f => f.Passing == Passing.Depth).Name;
        int budget = growth.Budget;
        growth.Budget = Chance.Between(2, 6);
        List<Node> parts = [];
        string Part(Node node)
        {
            parts.Add(node);
            return $"${parts.Count - 1}";
        }

        (growth.Scope.Depth, growth.Scope.DeeperCalls) = (depth, 0);
        StringBuilder text = new($"{head}\n{{\n");
        foreach (Formal formal in callee.Formals.Where(f => f.Passing == Passing.Out)) text.Append($"{formal.Name} = {Part(growth.Calls.Start(formal))};\n");
        string result = callee.Result == Sort.Statement ? "" : " " + Part(growth.Numbers.Grow(callee.Result, 2));
        text.Append($"if ({depth} <= 0) return{result};\n");
        growth.Scope.DeeperCalls = 2;
        if (withLocalFunction) text.Append(Part(growth.Calls.LocalFunction())).Append('\n');
        text.Append(Part(growth.Statements.Block(2))).Append('\n');
        if (growth.Calls.Recursive() is { } call) text.Append(Part(Node.Block(call))).Append('\n');
        if (Chance.OneIn(2)) text.Append(Part(growth.Statements.Block(2))).Append('\n');
        if (callee.Result != Sort.Statement) text.Append($"return {Part(growth.Numbers.Grow(callee.Result, 2))};\n");
        growth.Scope.Depth = "";
        growth.Budget = budget;
        return Node.Statement(text.Append('}').ToString(), [.. parts]);
    }

    /// <summary>A function in a local, which sees and assigns what is around it.</summary>
    public Node Lambda()
    {
        string x = growth.Name("x");
        bool isBlock = Chance.OneIn(2);
        (int budget, int deeper) = (growth.Budget, growth.Scope.DeeperCalls);
        Node body = growth.Scope.InsideFunction(() =>
        {
            growth.Scope.Returns = Sort.Double;
            growth.Budget = Chance.Between(1, 3);
            growth.Scope.Variables.Add(new Variable(x, Sort.Double, IsAssignable: true));
            return isBlock ? Node.Block(growth.Statements.Block(2), Node.Statement("return $0;", growth.Numbers.Grow(Sort.Double, 2))) : growth.Numbers.Grow(Sort.Double, 3);
        });
        growth.Budget = budget;
        string name = growth.Name("f");
        growth.Scope.Callees.Add(new Callee(name, Sort.Double, [new Formal("arg", Sort.Double, Passing.Value)]) { CallsRecursive = growth.Scope.DeeperCalls < deeper });
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
