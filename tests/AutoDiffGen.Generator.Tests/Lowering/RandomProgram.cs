using System;
using System.Globalization;
using System.Text;

namespace AutoDiffGen.Generator.Tests.Lowering;

/// <summary>
/// Grows a program at random: nested loops and exits, effects inside expressions, overwritten elements, slices, calls.
/// Every loop ends, as `fuel` runs out.
/// </summary>
internal sealed class RandomProgram
{
    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private int _depth = 1;
    private int _loops;
    private int _names;
    private string _return = "";
    private string[] _doubles = [];
    private string[] _ints = [];
    private bool _calls;

    private RandomProgram(int seed) => _random = new Random(seed);

    /// <summary>Members of a class: F, with parameters double x, double y, int n, double[] a (4 elements), Span&lt;double&gt; s (4 elements).</summary>
    public static string Members(int seed) => new RandomProgram(seed).Grow();

    private string Grow()
    {
        Callee("static double G(double u, int m, Span<double> s, ref int fuel)", ["u"], ["m"], "return {0};");
        Callee("static int H(double u, int m, double[] s, ref int fuel)", ["u"], ["m"], "return unchecked((int){0}) & 7;");
        _calls = true;
        Line("[Differentiable] public static double F(double x, double y, int n, double[] a, Span<double> s)");
        Line("{");
        _depth++;
        (_doubles, _ints, _return) = (["x", "y", "z"], ["n", "k"], "return {0};");
        Line("double z = 0.5; int k = 1, fuel = 60;");
        Block(5);
        Line($"return x + y * 3 + z * 5 + n + k + a[0] + a[1] * 2 + s[2] + s[3] * 2;");
        Line("void Local(double w) { if (w > z) { z += 0.25; return; } z = w; k++; }");
        _depth--;
        Line("}");
        return _text.ToString();
    }

    private void Callee(string head, string[] doubles, string[] ints, string returns)
    {
        Line(head);
        Line("{");
        _depth++;
        (_doubles, _ints, _return) = (doubles, ints, returns);
        Block(3);
        Line(string.Format(CultureInfo.InvariantCulture, returns, "u"));
        _depth--;
        Line("}");
    }

    private void Block(int budget)
    {
        string[] doubles = _doubles, ints = _ints;
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++) Statement(budget);
        (_doubles, _ints) = (doubles, ints);
    }

    private void Nested(string head, int budget)
    {
        Line(head);
        Line("{");
        _depth++;
        Block(budget - 1);
        _depth--;
        Line("}");
    }

    private void Statement(int budget)
    {
        if (budget <= 0)
        {
            Simple();
            return;
        }

        switch (_random.Next(14))
        {
            case 0 or 1:
                Nested($"if ({Condition(2)})", budget);
                break;
            case 2 or 3:
                Nested($"if ({Condition(2)})", budget);
                Nested(_random.Next(2) == 0 ? $"else if ({Condition(1)})" : "else", budget);
                break;
            case 4:
                Nested($"if ({Condition(1)})", 1);
                break;
            case 5:
                string i = Name("i");
                Loop(() =>
                {
                    string bounded = Pick($"for (int {i} = 0; {i} < 3; {i}++)", $"for (int {i} = {Pick(_ints)} & 3; {i} >= 0; {i}--)", $"for (int {i} = 0, m{i} = 3; {i} < m{i}; {i} += 2)");
                    string fueled = $"for (int {i} = 0; {i} < {Pick(_ints)} && fuel-- > 0; {i}++)";
                    bool isFueled = _random.Next(3) == 0;
                    // Only a loop that runs out of fuel may see its index assigned.
                    if (isFueled) _ints = [.. _ints, i];
                    Nested(isFueled ? fueled : bounded, budget);
                });
                break;
            case 6:
                Loop(() => Nested(Pick($"while (fuel-- > 0 && {Condition(1)})", $"while ({Condition(1)} && fuel-- > 0)", "while (--fuel > 0)"), budget));
                break;
            case 7:
                Loop(() => Nested("do", budget));
                Line(Pick($"while ({Condition(1)} && fuel-- > 0);", "while (fuel-- > 0);"));
                break;
            case 8:
                string v = Name("v");
                Loop(() =>
                {
                    _doubles = [.. _doubles, v];
                    Nested($"foreach (double {v}e in {Pick("s", "s[1..]", "s[..2]")}) {{ double {v} = {v}e;", budget);
                });
                Line("}");
                break;
            case 9:
                string t = Name("t");
                Line($"double {t} = {Number(2)};");
                _doubles = [.. _doubles, t];
                break;
            case 10 when _loops > 0:
                Line($"if ({Condition(1)}) {Pick("break", "continue")};");
                break;
            case 11 when _random.Next(2) == 0:
                Line($"if ({Condition(1)}) {string.Format(CultureInfo.InvariantCulture, _return, Number(1))}");
                break;
            default:
                Simple();
                break;
        }
    }

    private void Loop(Action body)
    {
        string[] doubles = _doubles, ints = _ints;
        _loops++;
        body();
        _loops--;
        (_doubles, _ints) = (doubles, ints);
    }

    private void Simple() => Line(_random.Next(9) switch
    {
        0 or 1 => $"{Pick(_doubles)} {Pick("=", "+=", "-=", "*=")} {Number(2)};",
        2 => $"{Pick(_ints)} {Pick("=", "+=", "-=", "^=")} {Integer(2)};",
        3 or 4 => $"{Element()} {Pick("=", "+=", "*=")} {Number(2)};",
        5 => $"{Pick(_ints)}{Pick("++", "--")};",
        6 when _calls => $"Local({Number(1)});",
        7 => $"({Pick(_doubles)}, {Element()}) = ({Number(1)}, {Number(1)});",
        _ => $"{Pick(_doubles)} = Math.Tanh({Number(2)});",
    });

    private string Number(int depth) => (depth <= 0 ? _random.Next(4) : _random.Next(14)) switch
    {
        0 or 1 => Pick(_doubles),
        2 => Pick("0.5", "1.25", "-2.0", "3.0", "0.0"),
        3 => Element(),
        4 or 5 => $"({Number(depth - 1)} {Pick("+", "-", "*", "/")} {Number(depth - 1)})",
        6 => $"({Condition(depth - 1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
        7 => $"({Pick(_doubles)} {Pick("=", "+=", "-=")} {Number(depth - 1)})",
        8 => $"Math.{Pick("Sin", "Abs", "Tanh")}({Number(depth - 1)})",
        9 => $"Math.{Pick("Max", "Min")}({Number(depth - 1)}, {Number(depth - 1)})",
        10 => Integer(depth - 1),
        11 => $"{Element()}{Pick("++", "--")}",
        12 when _calls => $"G({Number(depth - 1)}, {Integer(depth - 1)}, {Pick("s", "a", "a.AsSpan()")}, ref fuel)",
        _ => $"(float)({Number(depth - 1)})",
    };

    private string Integer(int depth) => (depth <= 0 ? _random.Next(3) : _random.Next(9)) switch
    {
        0 or 1 => Pick(_ints),
        2 => _random.Next(-2, 5).ToString(CultureInfo.InvariantCulture),
        3 => $"({Integer(depth - 1)} {Pick("+", "-", "*", "&", "|", "<<", ">>")} {Integer(depth - 1)})",
        4 => $"{Pick(_ints)}{Pick("++", "--")}",
        5 => $"({Pick(_ints)} {Pick("=", "+=")} {Integer(depth - 1)})",
        6 => $"({Condition(depth - 1)} ? {Integer(depth - 1)} : {Integer(depth - 1)})",
        7 when _calls => $"H({Number(depth - 1)}, {Integer(depth - 1)}, a, ref fuel)",
        _ => "s.Length",
    };

    private string Condition(int depth) => (depth <= 0 ? _random.Next(2) : _random.Next(6)) switch
    {
        0 => $"{Number(depth - 1)} {Pick("<", ">", "<=")} {Number(depth - 1)}",
        1 => $"({Integer(depth - 1)} & {Pick("1", "2", "3")}) {Pick("==", "!=")} {Pick("0", "1", "2")}",
        2 or 3 => $"({Condition(depth - 1)} {Pick("&&", "||", "&", "^")} {Condition(depth - 1)})",
        4 => $"!({Condition(depth - 1)})",
        _ => $"{Number(depth)} > {Number(depth)}",
    };

    // Callees call both of their spans s; indices stay inside but for a rare one that throws.
    private string Element()
    {
        string index = _random.Next(40) == 0 ? Pick(_ints) : $"{Integer(1)} & 3";
        return Pick("s", _calls ? "a" : "s") + $"[{index}]";
    }

    private string Name(string stem) => stem + ++_names;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private void Line(string text) => _text.Append(' ', _depth * 4).Append(text).Append('\n');
}
