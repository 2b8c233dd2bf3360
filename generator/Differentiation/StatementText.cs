using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The source statement that an op stands for, printed from the IR: "r = Sin(u) * Exp(-u * u / 32) - y[i]".</summary>
internal sealed class StatementText
{
    private const int Longest = 96;
    private readonly Dictionary<Value, Op> _definitions = [];
    private readonly HashSet<string> _carried = [];
    private readonly ValueFactory _values;

    public StatementText(Method method, ValueFactory values)
    {
        _values = values;
        foreach (Op op in method.Ops)
        {
            foreach (Value result in OpShape.Results(op)) _definitions[result] = op;
            if (op is Loop) _carried.UnionWith(OpShape.Results(op).Select(values.NameOf));
        }
    }

    /// <summary>The text of a definition of a named value or of a store; null for what is part of another statement.</summary>
    public string? Of(Op op)
    {
        string? text = op switch
        {
            Store store => $"{Element(store.Array, store.Index)} = {Expression(store.Item, 0)}",
            Invoke call => Invocation(call),
            Foreign { Given: not null } call => call.Results.Select(_values.NameOf).FirstOrDefault(n => n.Length > 0) is { } computed ? $"{computed} = {Function(call)}" : Function(call),
            PureOp or Load when OpShape.Results(op)[0] is var result && _values.NameOf(result) is { Length: > 0 } name => Assignment(name, op),
            _ => null,
        };
        return text is { Length: > Longest } ? text.Substring(0, Longest) + "…" : text;
    }

    private string Assignment(string name, Op op)
    {
        // loss = loss + r * r reads better the way it was written
        if (op is Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply or BinaryKind.Divide } sum
            && _values.NameOf(sum.Left) == name && _carried.Contains(name))
            return $"{name} {BinaryKinds.Sign(sum.Kind)}= {Expression(sum.Right, 0)}";
        return $"{name} = {Expand(op, 0)}";
    }

    // The method alone, and of an `out` number its name.
    private string Function(Foreign call)
    {
        string text = CodeTemplate.Fill(call.Code, i => Expression(call.Arguments[i], 0)).Replace("[0]", "");
        int end = text.IndexOf('(');
        return text.Substring(text.LastIndexOf('.', end) + 1);
    }

    private string Invocation(Invoke call)
    {
        string text = $"{call.Function}({string.Join(", ", call.Arguments.Select(a => Expression(a, 0)))})";
        string? named = call.Results.Select(_values.NameOf).FirstOrDefault(name => name.Length > 0);
        return named is null ? text : $"{named} = {text}";
    }

    // Of memory of structs a member has the name "points.X": its element is points[i].X.
    private string Element(Value array, Value index)
    {
        string name = Name(array);
        int dot = name.IndexOf('.');
        return dot < 0 ? $"{name}[{Expression(index, 0)}]" : $"{name.Substring(0, dot)}[{Expression(index, 0)}]{name.Substring(dot)}";
    }

    private string Name(Value value) => _values.NameOf(value) is { Length: > 0 } name ? name : "…";

    private string Expression(Value value, int precedence)
    {
        bool isConstant = _definitions.TryGetValue(value, out Op? known) && known is Const;
        if (!isConstant && _values.NameOf(value) is { Length: > 0 } name) return name;
        return _definitions.TryGetValue(value, out Op op) ? Expand(op, precedence) : "…";
    }

    private string Expand(Op op, int outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (string text, int inner) = op switch
        {
            Const o => (Number(o), 10),
            WithPartials o => (Expression(o.Value, outer), 10),
            Unary { Kind: UnaryKind.Stop } o => ($"Stop({Expression(o.Operand, 0)})", 10),
            Unary o => ($"{(o.Kind == UnaryKind.Negate ? "-" : o.Kind == UnaryKind.Not ? "!" : "~")}{Expression(o.Operand, 8)}", 8),
            Binary o => ($"{Expression(o.Left, Precedence(o.Kind))} {BinaryKinds.Sign(o.Kind)} {Expression(o.Right, Precedence(o.Kind) + 1)}", Precedence(o.Kind)),
            IR.Convert o => o.Operand.Type.IsInteger && o.Result.Type.IsFloat ? (Expression(o.Operand, outer), 10) : ($"({Type(o.Result)}){Expression(o.Operand, 8)}", 8),
            Select o => ($"{Expression(o.Condition, 1)} ? {Expression(o.WhenTrue, 1)} : {Expression(o.WhenFalse, 1)}", 0),
            Call o => ($"{o.Function}({string.Join(", ", o.Arguments.Select(a => Expression(a, 0)))})", 10),
            Length o => ($"{Expression(o.Array, 10)}.Length", 10),
            Load o => (Element(o.Array, o.Index), 10),
            View o => ($"{Expression(o.Array, 10)}[{Expression(o.Start, 0)}..]", 10),
            Row o => (Element(o.Jagged, o.Index), 10),
            GridIndex o => (string.Join(", ", o.Indices.Select(i => Expression(i, 0))), 10),
            External o => (o.Code, 10),
            Foreign { Given: not null } o => (Function(o), 10),
            Foreign o => (CodeTemplate.Fill(o.Code, i => Expression(o.Arguments[i], 10)).Replace("global::", ""), 10),
            _ => ("…", 10),
        };
        return inner < outer ? $"({text})" : text;
    }

    private static string Number(Const literal)
    {
        ScalarType type = (ScalarType)literal.Result.Type;
        // What a type parameter's constant is, not how C# has to write it.
        string text = type.IsGeneric ? Literal.Text(IrType.F64, literal.Bits) : Literal.Text(type, literal.Bits);
        return text.EndsWith(".0", System.StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;
    }

    private static string Type(Value value) => value.Type is ScalarType type ? type.Keyword : "…";

    private static int Precedence(BinaryKind kind) => kind switch
    {
        BinaryKind.Multiply or BinaryKind.Divide or BinaryKind.Remainder or BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide => 7,
        BinaryKind.Add or BinaryKind.Subtract => 6,
        BinaryKind.ShiftLeft or BinaryKind.ShiftRight => 5,
        BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual => 4,
        BinaryKind.Equal or BinaryKind.NotEqual => 3,
        BinaryKind.And => 2,
        _ => 1,
    };
}
