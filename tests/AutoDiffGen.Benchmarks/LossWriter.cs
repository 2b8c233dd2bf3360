using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AutoDiffGen.Benchmarks;

/// <summary>Losses of about thirty lines, each another: loops, branches, calls, memory. The same for the same number, on every machine.</summary>
internal sealed class LossWriter
{
    private static readonly string[] Smooth =
    [
        "double {0} = Math.Sin({1}) * {2} + w[{3}];",
        "double {0} = {1} / (1 + {2} * {2});",
        "double {0} = Math.Exp(-{1} * {1}) - {2} * w[{3}];",
        "double {0} = Math.Tanh({1} + w[{3}] * {2});",
        "double {0} = Math.Sqrt(1 + {1} * {1}) * {2};",
        "double {0} = Blend({1}, {2}, w[{3}]);",
        "double {0} = Math.Log(1 + Math.Exp({1} - {2})) + w[{3}];",
        "double {0} = {1} * {2} - scale * w[{3}] * {1};",
        "double {0} = Math.Max({1}, {2} * w[{3}]);",
    ];

    private ulong _state;

    private LossWriter(int number) => _state = 0x9E3779B97F4A7C15UL * (ulong)(number + 1);

    /// <summary>One file with so many losses.</summary>
    public static string File(int count) =>
        "using System;\nusing AutoDiffGen;\n\nnamespace Losses;\n\n" + string.Join("\n", Enumerable.Range(0, count).Select(Loss));

    public static string Loss(int number) => new LossWriter(number).Write(number);

    private string Write(int number)
    {
        StringBuilder text = new();
        text.Append($$"""
            public static partial class Loss{{number}}
            {
                [Differentiable]
                public static double Value([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> x, double scale)
                {
                    double sum = {{number}} * 0.001;
                    double last = scale;

            """);
        switch (Next(4))
        {
            case 0:
                Lines(text, 2, "for (int i = 0; i < x.Length; i++)", Body("x[i]", "scale"), "sum += {0} * {0};");
                break;
            case 1:
                Lines(text, 2, "for (int i = 1; i < x.Length; i++)", Body("x[i] - x[i - 1]", "last"), "last = {0};", "if (last > 4) break;", "sum += last;");
                break;
            case 2:
                Lines(text, 2, "foreach (double item in x)", Body("item", "scale"), "if ({0} < 0.5) continue;", "sum += Math.Abs({0});");
                break;
            default:
                Lines(text, 2, "for (int i = 0; i < x.Length; i++)", Body("x[i]", "sum"), "double inner = 0;", "for (int j = 0; j <= i; j++) inner += {0} * x[j] * w[1];", "sum += inner;");
                break;
        }

        switch (Next(4))
        {
            case 0:
                text.Append("        int n = 0;\n");
                Lines(text, 2, "while (n < 8 && last > 0.01)", Body("last", "sum"), "last = 0.5 * {0};", "n++;");
                break;
            case 1:
                Lines(text, 2, "if (sum > scale)", Body("sum", "last"), "sum -= {0};");
                Lines(text, 2, "else", Body("last", "sum"), "sum += {0};");
                break;
            case 2:
                text.Append("        Span<double> buffer = stackalloc double[8];\n");
                Lines(text, 2, "for (int k = 0; k < buffer.Length; k++)", Body("w[k % 4]", "sum"), "buffer[k] = {0};");
                text.Append("        for (int k = 1; k < buffer.Length; k++) sum += buffer[k] * buffer[k - 1];\n");
                break;
            default:
                foreach (string line in Body("sum", "last").Lines) text.Append($"        {line}\n");
                text.Append("        sum = Blend(sum, last, w[0]);\n");
                break;
        }

        text.Append($$"""
                    return sum + last * w[{{Next(4)}}];
                }

                private static double Blend(double a, double b, double t)
                {
                    double s = 1 / (1 + Math.Exp(-t));
                    if (a > b) return a + s * (b - a);
                    return b - s * (b - a) * {{1 + Next(5)}};
                }
            }

            """);
        return text.ToString();
    }

    private void Lines(StringBuilder text, int depth, string head, (IReadOnlyList<string> Lines, string Last) body, params string[] tail)
    {
        string indent = new(' ', 4 * depth);
        text.Append($"{indent}{head}\n{indent}{{\n");
        foreach (string line in body.Lines) text.Append($"{indent}    {line}\n");
        foreach (string line in tail) text.Append($"{indent}    {string.Format(line, body.Last)}\n");
        text.Append($"{indent}}}\n\n");
    }

    /// <summary>A chain of smooth steps.</summary>
    private (IReadOnlyList<string> Lines, string Last) Body(string first, string second)
    {
        List<string> lines = [], known = [$"({first})", second];
        int count = 3 + Next(3);
        string prefix = "abcdefgh"[Next(8)].ToString();
        for (int i = 0; i < count; i++)
        {
            string name = $"{prefix}{_names++}";
            lines.Add(string.Format(Smooth[Next(Smooth.Length)], name, known[^1], known[Next(known.Count)], Next(4)));
            known.Add(name);
        }

        return (lines, known[^1]);
    }

    private int _names;

    // SplitMix64.
    private int Next(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }
}
