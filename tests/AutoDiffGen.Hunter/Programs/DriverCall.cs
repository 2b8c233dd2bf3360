using System;
using System.Collections.Generic;
using System.Text;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>Statements that call a loss or its gradient with arguments out of a list of objects, and hand back what it wrote.</summary>
internal sealed class DriverCall
{
    private readonly LossProgram _program;
    private readonly Dialect _dialect;
    private readonly string _type;
    private readonly StringBuilder _before = new();
    private readonly StringBuilder _after = new();
    private readonly List<string> _arguments = [];

    public DriverCall(LossProgram program, Dialect dialect, string type)
    {
        (_program, _dialect, _type) = (program, dialect, type);
        for (int i = 0; i < program.Inputs.Length; i++) Argument(program.Inputs[i], i);
    }

    public string Loss() => _program.IsMapping ? Statements($"{Call("Loss")};", "return 0;") : _dialect.IsDual
        ? Statements($"((Dual[])a[{_program.Inputs.Length}])[0] = {Call("Loss")};", "return 0;")
        : Statements($"return {Call("Loss")};", "");

    public string Gradient(string name)
    {
        ForEach(Output, _program.Inputs.Length);
        return Statements($"return {Call(name)};", "");
    }

    /// <summary>Behind the arguments stands an array with the result's adjoint, behind it theirs.</summary>
    public string Pullback(string name)
    {
        int next = _program.Inputs.Length;
        if (_program.IsMapping)
        {
            ForEach(Adjoint, ForEachOutput(Direction, next));
            return Statements($"{Call(name)};", "return 0;");
        }

        _arguments.Add($"(({_dialect.Type(_program.Result)}[])a[{next++}])[0]");
        ForEach(Adjoint, next);
        return Statements($"return {Call(name)};", "");
    }

    /// <summary>Behind the arguments stand the tangents, behind these an array for the result's.</summary>
    public string Pushforward(string name)
    {
        int next = ForEach(Direction, _program.Inputs.Length);
        if (_program.IsMapping)
        {
            ForEachOutput(Output, next);
            return Statements($"{Call(name)};", "return 0;");
        }

        _arguments.Add($"out (({_dialect.Type(_program.Result)}[])a[{next}])[0]");
        return Statements($"return {Call(name)};", "");
    }

    /// <summary>Behind the arguments stand the directions, behind these the products.</summary>
    public string HessianVectorProduct(string name)
    {
        ForEach(Output, ForEach(Direction, _program.Inputs.Length));
        return Statements($"return {Call(name)};", "");
    }

    /// <summary>Behind the arguments stands the matrix.</summary>
    public string Hessian(string name)
    {
        _arguments.Add($"({_dialect.Type(_program.Result)}[])a[{_program.Inputs.Length}]");
        return Statements($"return {Call(name)};", "");
    }

    /// <summary>Behind the arguments stands the matrix.</summary>
    public string Jacobian(string name)
    {
        _arguments.Add($"(double[])a[{_program.Inputs.Length}]");
        return Statements($"{Call(name)};", "return 0;");
    }

    private int ForEachOutput(Action<Input, int> add, int next)
    {
        foreach (Input output in _program.Inputs)
            if (output.IsOutput) add(output, next++);
        return next;
    }

    private int ForEach(Action<Input, int> add, int next)
    {
        for (int i = 0; i < _program.Inputs.Length; i++)
            if (_program.IsDifferentiated(i)) add(_program.Inputs[i], next++);
        return next;
    }

    private string Call(string method) => $"{(_program.IsInstance ? $"new {_type}()" : _type)}.{method}({string.Join(", ", _arguments)})";

    private string Statements(string call, string end) => _after.Length == 0
        ? $"{_before}{call}\n{end}\n"
        : $"{_before}try\n{{\n{call}\n{end}\n}}\nfinally\n{{\n{_after}}}\n";

    private void Argument(Input input, int i)
    {
        string type = _dialect.Type(input.Element);
        switch (input.Element, input.Form)
        {
            case (Sort.Function, _):
                _arguments.Add($"((Probe)a[{i}]).Call");
                break;
            case (Sort.Pair, InputForm.Scalar):
                _before.Append($"{_type}.Pair x{i} = {Pair(i, "0", "1")};\n");
                if (input.IsReference) _after.Append($"{Back(i, "0", $"x{i}.X")}{Back(i, "1", $"x{i}.Y")}");
                _arguments.Add($"{input.Keyword} x{i}");
                break;
            case (Sort.Pair, _):
                Pairs("x", i, i);
                _arguments.Add($"x{i}");
                break;
            case (_, InputForm.Scalar) when input.IsReference:
                _before.Append($"{type} x{i} = ({type})a[{i}];\n");
                _after.Append($"a[{i}] = x{i};\n");
                _arguments.Add($"{input.Keyword} x{i}");
                break;
            default:
                _arguments.Add($"({type}{Suffix(input.Form)})a[{i}]");
                break;
        }
    }

    private void Adjoint(Input input, int k)
    {
        switch (input.Element, input.Form)
        {
            case (Sort.Pair, InputForm.Scalar):
                _before.Append($"{_type}.Pair g{k} = {Pair(k, "0", "1")};\n");
                _after.Append($"{Back(k, "0", $"g{k}.X")}{Back(k, "1", $"g{k}.Y")}");
                _arguments.Add($"ref g{k}");
                break;
            case (Sort.Pair, _):
                Pairs("g", k, k);
                _arguments.Add($"g{k}");
                break;
            case (_, InputForm.Scalar):
                _arguments.Add($"ref (({_dialect.Type(input.Element)}[])a[{k}])[0]");
                break;
            default:
                _arguments.Add($"({_dialect.Type(input.Element)}{Suffix(input.Form)})a[{k}]");
                break;
        }
    }

    private void Direction(Input input, int k)
    {
        string type = _dialect.Type(input.Element);
        switch (input.Element, input.Form)
        {
            case (Sort.Pair, InputForm.Scalar):
                _arguments.Add(Pair(k, "0", "1"));
                break;
            case (Sort.Pair, _):
                Pairs("g", k, k);
                _arguments.Add($"g{k}");
                break;
            case (_, InputForm.Scalar):
                _arguments.Add($"(({type}[])a[{k}])[0]");
                break;
            default:
                _arguments.Add($"({type}{Suffix(input.Form)})a[{k}]");
                break;
        }
    }

    private void Output(Input input, int k)
    {
        string type = _dialect.Type(input.Element);
        switch (input.Element, input.Form)
        {
            case (Sort.Pair, InputForm.Scalar):
                _before.Append($"{_type}.Pair g{k} = default;\n");
                _after.Append($"{Back(k, "0", $"g{k}.X")}{Back(k, "1", $"g{k}.Y")}");
                _arguments.Add($"out g{k}");
                break;
            case (Sort.Pair, _):
                Pairs("g", k, k);
                _arguments.Add($"g{k}");
                break;
            case (_, InputForm.Scalar):
                _arguments.Add($"out (({type}[])a[{k}])[0]");
                break;
            default:
                _arguments.Add($"({type}{Suffix(input.Form)})a[{k}]");
                break;
        }
    }

    private void Pairs(string prefix, int i, int k)
    {
        string name = $"{prefix}{i}", numbers = $"(({_dialect.Double}[])a[{k}])";
        _before.Append($"{_type}.Pair[] {name} = new {_type}.Pair[{numbers}.Length / 2];\n");
        _before.Append($"for (int k = 0; k < {name}.Length; k++) {name}[k] = {Pair(k, "2 * k", "2 * k + 1")};\n");
        _after.Append($"for (int k = 0; k < {name}.Length; k++)\n{{\n{Back(k, "2 * k", $"{name}[k].X")}{Back(k, "2 * k + 1", $"{name}[k].Y")}}}\n");
    }

    private string Pair(int i, string x, string y) => $"new {_type}.Pair((({_dialect.Double}[])a[{i}])[{x}], (({_dialect.Double}[])a[{i}])[{y}])";

    private string Back(int i, string k, string value) => $"(({_dialect.Double}[])a[{i}])[{k}] = {value};\n";

    private static string Suffix(InputForm form) => form switch { InputForm.Scalar => "", InputForm.Grid => "[,]", InputForm.Jagged => "[][]", _ => "[]" };
}
