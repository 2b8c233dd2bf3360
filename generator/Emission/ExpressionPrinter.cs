using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Values as C# expressions, with exactly the parentheses that keep the IR's order of operations.</summary>
internal sealed class ExpressionPrinter(Effects effects, Folding folding, Variables variables, TypeNames names, bool isOverAdjoints)
{
    private const string CheckedStart = "checked(";
    private bool _inChecked;

    /// <summary>The value as the whole right side of an assignment, an argument, an index.</summary>
    public string Text(Value value) => Print(value).Text;

    /// <summary>The same where C# knows the type from its place, so that 0.0 may be 0 and a widening cast may go.</summary>
    public string Assigned(Value value)
    {
        if (ConstantOf(value) is not { } constant) return Short(value) ?? Text(value);
        // byte b = 5: the place says that it is no int. Of char there is a literal.
        bool isPlain = value.Type == IrType.I64 || (value.Type is ScalarType { Kind: not Scalar.Char and var kind } && Scalars.IsPromoted(kind));
        return isPlain && constant.Bits != long.MinValue ? constant.Bits.ToString(CultureInfo.InvariantCulture) : Short(value) ?? Text(value);
    }

    public Expression Print(Value value) =>
        folding.IsInline(value) ? Definition(folding.Expression(value)) : Name(variables.Of(value));

    private static Expression Name(Variable variable)
    {
        variable.IsRead = true;
        // An enum's number is a cast.
        return new Expression(variable.Name, variable.Name[0] == '(' ? Precedence.Unary : Precedence.Primary);
    }

    /// <summary>The right side of the op's definition.</summary>
    public Expression Definition(Op op) => op switch
    {
        Const o => Constant(Number(o)),
        _ when _inChecked && CanOverflow(op) => Unchecked(op),
        Unary o => Unary(o),
        Binary o => Binary(o),
        Convert { Operand.Type.IsGeneric: true } or Convert { Result.Type.IsGeneric: true } => Created((Convert)op),
        Convert o => new(Cast((ScalarType)o.Result.Type, Print(o.Operand).Within(Precedence.Unary)), Precedence.Unary),
        Select { Result.Type.IsLanes: true } o => new($"{TypeNames.Keyword(o.Result.Type)}.Select({Text(o.Condition)}, {Assigned(o.WhenTrue)}, {Assigned(o.WhenFalse)})", Precedence.Primary),
        LaneCall o => new($"{(o.Result.Type == IrType.Mask || o.Function == "Any" ? "Mask" : "Lanes")}.{o.Function}({string.Join(", ", o.Arguments.Select(Assigned))})", Precedence.Primary),
        GatherLanes o => new($"Lanes.Gather({Text(o.Array)}, {Text(o.Index)}, {Text(o.Done)}{(o.Where is { } where ? $", {Text(where)}" : "")})", Precedence.Primary),
        LoadLanes o => new($"Lanes.Load({string.Join(", ", Loaded(o))})", Precedence.Primary),
        Select o => Conditional(o.Condition, o.WhenTrue, o.WhenFalse),
        If o => Conditional(o.Condition, o.Then.Yields[0], o.Else.Yields[0]),
        Call o => Call(o),
        External o => new(o.Code, Precedence.Primary),
        Foreign o when IsChecked(o) => Checked(o),
        Foreign o => new(Code(o.Code, o.Arguments), Precedence.Primary),
        Length { AllowsNull: true } o => new($"{SpanOf(o.Array)}.Length", Precedence.Primary),
        Length o => new($"{Whole(o.Array)}.Length", Precedence.Primary),
        Load o when IsCast(o.Array) => new($"({TypeNames.Keyword(o.Result.Type)}){Element(o.Array, o.Index)}", Precedence.Unary),
        Load o when effects.Owner(o.Array) is { EnumName.Length: > 0 } => new($"({TypeNames.Keyword(o.Result.Type)}){Element(o.Array, o.Index)}", Precedence.Unary),
        Load o => new(Element(o.Array, o.Index), Precedence.Primary),
        View o => View(o),
        Row o => new($"{Text(o.Jagged)}[{Text(o.Index)}]", Precedence.Primary),
        GridIndex o => new($"{names.Helper("Grids")}.Index({string.Join(", ", o.Indices.Concat(o.Lengths).Select(Text))})", Precedence.Primary),
        Checkpoint o => new($"{names.Helper("Checkpoints")}.{o.Function}({string.Join(", ", o.Arguments.Select(Text))})", Precedence.Primary),
        _ => throw new System.InvalidOperationException($"{op.GetType().Name} is no expression."),
    };

    // (Lanes)-x would be a difference.
    private static string Cast(ScalarType type, string operand) => $"({TypeNames.Keyword(type)}){(type.IsLanes && operand[0] == '-' ? $"({operand})" : operand)}";

    /// <summary>Whether it is an operator on integers that checks for overflow.</summary>
    public static bool IsChecked(Foreign code) => code.Code.StartsWith(CheckedStart, System.StringComparison.Ordinal);

    // checked(…) holds for all that is written in it, so that what is not checked says so.
    private Expression Checked(Foreign o)
    {
        bool isOutermost = !_inChecked;
        _inChecked = true;
        string text = Code(o.Code, o.Arguments);
        _inChecked = !isOutermost;
        return new(isOutermost ? text : text.Substring(CheckedStart.Length - 1), Precedence.Primary);
    }

    private Expression Unchecked(Op op)
    {
        _inChecked = false;
        string text = $"unchecked({Definition(op).Text})";
        _inChecked = true;
        return new(text, Precedence.Primary);
    }

    private static bool CanOverflow(Op op) => op switch
    {
        Unary { Kind: UnaryKind.Negate, Result.Type.IsInteger: true } => true,
        Binary { Kind: BinaryKind.Add or BinaryKind.Subtract or BinaryKind.Multiply, Result.Type.IsInteger: true } => true,
        Convert { Result.Type.IsInteger: true } => true,
        _ => false,
    };

    /// <summary>Foreign code with its arguments in their places.</summary>
    public string Code(string template, EquatableArray<Value> arguments) => CodeTemplate.Fill(template, (index, place) =>
    {
        Expression argument = Print(arguments[index]);
        string within = argument.Within(Precedence.Primary);
        return place switch
        {
            CodePlace.Receiver => within,
            CodePlace.Hole => within[0] != '(' && within.IndexOf(':') >= 0 ? $"({within})" : within,
            _ => argument.Text,
        };
    });

    /// <summary>The array as its user knows it: of a grid itself, not its elements in a row.</summary>
    public string Whole(Value array) =>
        variables.Holding(array)?.Parameter is { Form: ParameterForm.Grid } grid ? Naming.Escape(grid.Name) : Text(array);

    /// <summary>array[index], or the leaf of it that the array stands for: points[i].X.</summary>
    public string Element(Value array, Value index)
    {
        string member = effects.Owner(array)?.Member ?? "";
        return member.Length == 0 ? ElementOwner(array, index) : $"{ElementOwner(array, index)}.{member}";
    }

    /// <summary>Whether the elements are of a type that the IR knows as a number: an enum.</summary>
    public bool IsCast(Value array) => effects.Owner(array) is { Member.Length: 0, TypeName.Length: > 0 };

    /// <summary>array[index]; spans take no long index.</summary>
    public string ElementOwner(Value array, Value index)
    {
        if (variables.Holding(array)?.Parameter is { Form: ParameterForm.Grid } && folding.IsInline(index) && folding.Expression(index) is GridIndex o)
            return $"{Whole(array)}[{string.Join(", ", o.Indices.Select(Text))}]";
        string text = Text(index);
        if (index.Type == IrType.I64 && !IsArray(array)) text = $"checked((int){Print(index).Within(Precedence.Unary)})";
        return $"{Text(array)}[{text}]";
    }

    /// <summary>The right side of left op= …, for a definition that continues its own variable; null for others.</summary>
    public string? Continuation(Op op, Variable target)
    {
        if (op is not Binary o || BinaryKinds.IsComparison(o.Kind) || IsAdjoint(o.Kind) || variables.Holding(o.Left) != target) return null;
        if (o.Result.Type.IsInteger && IsOne(o.Right) && o.Kind is BinaryKind.Add or BinaryKind.Subtract)
            return o.Kind == BinaryKind.Add ? "++" : "--";
        return $" {BinaryKinds.Sign(o.Kind)}= {(o.Kind == BinaryKind.Divide ? Text(o.Right) : Assigned(o.Right))}";
    }

    /// <summary>The same for an element: h[i] = h[i] + r is h[i] += r.</summary>
    public string? ElementContinuation(Store store)
    {
        if (!folding.IsInline(store.Item) || folding.Expression(store.Item) is not Binary o || IsAdjoint(o.Kind) || BinaryKinds.IsComparison(o.Kind)) return null;
        if (!folding.IsInline(o.Left) || folding.Expression(o.Left) is not Load load || load.Array != store.Array) return null;
        bool isSameIndex = load.Index == store.Index || (ConstantOf(load.Index) is { } a && ConstantOf(store.Index) is { } b && a.Bits == b.Bits);
        if (!isSameIndex || (folding.IsInline(load.Index) && ConstantOf(load.Index) is null)) return null;
        return $" {BinaryKinds.Sign(o.Kind)}= {(o.Kind == BinaryKind.Divide ? Text(o.Right) : Assigned(o.Right))}";
    }

    /// <summary>Whether the array prints as T[], which has long indices and AsSpan instead of Slice.</summary>
    public bool IsArray(Value array) => effects.IsRow(array) || (variables.Holding(array) is { } variable
        ? variable.Parameter?.Form == ParameterForm.Array
        : folding.Expression(array) is External or Foreign { Code: CodeTemplate.Itself });

    private bool IsOne(Value value) => ConstantOf(value) is { Bits: 1 };

    private static bool IsAdjoint(BinaryKind kind) => kind is BinaryKind.AdjointMultiply or BinaryKind.AdjointDivide;

    // 1E-05 as people write it: 1e-5.
    private static string Number(Const constant)
    {
        string text = Literal.Text((ScalarType)constant.Result.Type, constant.Bits);
        if (constant.Result.Type.IsGeneric) return text.Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e");
        return constant.Result.Type.IsFloat && text.IndexOf("E", System.StringComparison.Ordinal) is > 0 and var at
            ? text.Substring(0, at) + "e" + (text[at + 1] == '-' ? "-" : "") + text.Substring(at + 2).TrimStart('0')
            : text;
    }

    private static Expression Constant(string text) => new(text, text[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);

    private Const? ConstantOf(Value value) => folding.IsInline(value) ? folding.Expression(value) as Const : null;

    private Expression Unary(Unary o)
    {
        Expression operand = Print(o.Operand);
        string sign = o.Kind switch
        {
            UnaryKind.Negate => "-",
            UnaryKind.Not => "!",
            _ => "~",
        };
        // -(-x): two signs in a row would read as a decrement.
        string text = operand.Text[0] == '-' && operand.Precedence == Precedence.Unary ? $"({operand.Text})" : operand.Within(Precedence.Unary);
        return new(sign + text, Precedence.Unary);
    }

    private Expression Binary(Binary o)
    {
        if (IsAdjoint(o.Kind)) return o.Result.Type.IsLanes ? LaneFactor(o) : AdjointFactor(o);
        // Both sides are computed; where the right one cannot fail, nobody sees whether it was.
        if (o.Left.Type == IrType.Bool && o.Kind is BinaryKind.And or BinaryKind.Or && !folding.MayFail(o.Right, effects))
            return o.Kind == BinaryKind.And ? Logical(o.Left, "&&", o.Right, Precedence.AndAlso) : Logical(o.Left, "||", o.Right, Precedence.OrElse);
        Precedence precedence = PrecedenceOf(o.Kind);
        (Expression left, Expression right) = Operands(o);
        if (o.Left.Type.IsFloat && left == right && o.Kind is BinaryKind.Equal or BinaryKind.NotEqual) return NaNTest(o, left);
        // x + (-c) is x - c by definition, also bit by bit.
        if (o.Kind is BinaryKind.Add or BinaryKind.Subtract && ConstantOf(o.Right) is not null && right.Text[0] == '-')
            return new($"{left.Within(precedence)} {(o.Kind == BinaryKind.Add ? '-' : '+')} {right.Text.Substring(1)}", precedence);
        return new($"{left.Within(precedence)} {BinaryKinds.Sign(o.Kind)} {RightText(o.Kind, right, precedence)}", precedence);
    }

    // x != x would be a warning.
    private static Expression NaNTest(Binary o, Expression operand)
    {
        string test = $"{TypeNames.Keyword(o.Left.Type)}.IsNaN({operand.Text})";
        return o.Kind == BinaryKind.Equal ? new("!" + test, Precedence.Unary) : new(test, Precedence.Primary);
    }

    // C# groups from the left, so an operation of the same rank on the right keeps its parentheses: a - (b - c).
    private static string RightText(BinaryKind kind, Expression right, Precedence precedence)
    {
        bool signs = right.Text[0] == '-' && kind is BinaryKind.Add or BinaryKind.Subtract && right.Precedence == Precedence.Unary;
        return signs ? $"({right.Text})" : right.Within(precedence + 1);
    }

    private Expression AdjointFactor(Binary o)
    {
        if (isOverAdjoints && o.Result.Type == IrType.F64) return new($"Adjoint.{(o.Kind == BinaryKind.AdjointMultiply ? "Times" : "Over")}({Assigned(o.Left)}, {Assigned(o.Right)})", Precedence.Primary);
        BinaryKind kind = o.Kind == BinaryKind.AdjointMultiply ? BinaryKind.Multiply : BinaryKind.Divide;
        Expression right = Print(o.Right);
        bool isShort = Short(o.Right) is not null && (kind == BinaryKind.Multiply || ConstantOf(o.Right) is null);
        string factor = (isShort ? Shortened(o.Right) : right).Within(Precedence.Multiplicative + 1);
        if (ConstantOf(o.Left) is { } constant)
        {
            ScalarType type = (ScalarType)constant.Result.Type;
            if (Literal.Number(type, constant.Bits) == 0) return Constant(Zero(type));
            if (Literal.IsNotZero(type, constant.Bits)) return new($"{Print(o.Left).Text} {BinaryKinds.Sign(kind)} {right.Within(Precedence.Multiplicative + 1)}", Precedence.Multiplicative);
        }

        string left = Text(o.Left), zero = o.Left.Type.IsGeneric ? Zero(o.Left.Type) : "0";
        return new($"{left} == {zero} ? {zero} : {left} {BinaryKinds.Sign(kind)} {factor}", Precedence.Conditional);
    }

    private Expression LaneFactor(Binary o) =>
        new($"Lanes.{(o.Kind == BinaryKind.AdjointMultiply ? "GuardedProduct" : "GuardedQuotient")}({Assigned(o.Left)}, {Assigned(o.Right)})", Precedence.Primary);

    private IEnumerable<string> Loaded(LoadLanes o)
    {
        yield return Text(o.Array);
        yield return Text(o.Start);
        if (o.Where is not null || ConstantOf(o.Stride) is not { Bits: 1 }) yield return Text(o.Stride);
        yield return Text(o.Done);
        if (o.Where is not null) yield return Text(o.Where);
    }

    private (Expression Left, Expression Right) Operands(Binary o)
    {
        Expression left = Print(o.Left), right = Print(o.Right);
        if (!o.Left.Type.IsFloat) return (left, right);
        bool isLeftFirm = Short(o.Left) is null, isRightFirm = Short(o.Right) is null;
        if (!isLeftFirm && isRightFirm) return (Shortened(o.Left), right);
        // A divisor keeps its point: x / 32.0 does not look like a division of integers.
        bool keepsPoint = o.Kind == BinaryKind.Divide && ConstantOf(o.Right) is not null;
        if (!isRightFirm && !keepsPoint) return (left, Shortened(o.Right));
        return (left, right);
    }

    private static string Zero(IrType type) => Literal.Text((ScalarType)type, 0);

    // Between a type parameter and the numbers that C# knows there is no cast.
    private Expression Created(Convert o)
    {
        string how = o.Result.Type.IsInteger ? "CreateTruncating" : "CreateChecked";
        return new($"{TypeNames.Keyword(o.Result.Type)}.{how}({Text(o.Operand)})", Precedence.Primary);
    }

    private Expression Shortened(Value value)
    {
        string text = Short(value)!;
        return ConstantOf(value) is null ? new(text, Precedence.Primary) : Constant(text);
    }

    /// <summary>Text of another type that C# converts without loss of meaning: 2 for 2.0, i for (double)i; null where there is none.</summary>
    private string? Short(Value value)
    {
        // No number is of a type parameter's type, and none converts to it.
        if (!folding.IsInline(value) || !value.Type.IsFloat || value.Type.IsGeneric) return null;
        switch (folding.Expression(value))
        {
            case Const o:
                string text = Number(o).TrimEnd('f');
                if (text.EndsWith(".0", System.StringComparison.Ordinal)) text = text.Substring(0, text.Length - 2);
                return text is not "-0" && text.Length <= 7 && text.All(c => char.IsDigit(c) || c == '-') ? text : null;
            case Convert o when o.Operand.Type.IsInteger && Print(o.Operand).Precedence == Precedence.Primary:
                return Text(o.Operand);
            default:
                return null;
        }
    }

    private Expression Conditional(Value condition, Value whenTrue, Value whenFalse)
    {
        if (whenTrue.Type == IrType.Bool)
        {
            if (ConstantOf(whenFalse) is { Bits: 0 }) return Logical(condition, "&&", whenTrue, Precedence.AndAlso);
            if (ConstantOf(whenTrue) is { Bits: not 0 }) return Logical(condition, "||", whenFalse, Precedence.OrElse);
        }

        bool isTrueShort = Short(whenTrue) is not null, isFalseShort = Short(whenFalse) is not null;
        Expression a = isTrueShort && !isFalseShort ? Shortened(whenTrue) : Print(whenTrue);
        Expression b = isFalseShort && !isTrueShort ? Shortened(whenFalse) : Print(whenFalse);
        return new($"{Print(condition).Within(Precedence.OrElse)} ? {a.Within(Precedence.OrElse)} : {b.Text}", Precedence.Conditional);
    }

    private Expression Logical(Value left, string sign, Value right, Precedence precedence) =>
        new($"{Print(left).Within(precedence)} {sign} {Print(right).Within(precedence)}", precedence);

    private Expression Call(Call o)
    {
        bool isAnyFirm = o.Arguments.Any(argument => argument.Type.IsFloat && Short(argument) is null);
        IEnumerable<string> arguments = o.Arguments.Select(argument => isAnyFirm && ConstantOf(argument) is not null ? Assigned(argument) : Text(argument));
        return new($"{Functions.Path(o, names)}({string.Join(", ", arguments)})", Precedence.Primary);
    }

    private Expression View(View o) => folding.IsInline(o.Result)
        ? Print(folding.Twin(o)!.Result)
        : o.Array.Type is HeapType
            ? new($"{Text(o.Array)}.Part({Text(o.Start)}, {Text(o.Count)})", Precedence.Primary)
        : IsArray(o.Array)
            ? new(AsSpan(Text(o.Array), IsWhole(o) ? "" : $"{Text(o.Start)}, {Text(o.Count)}"), Precedence.Primary)
            : new($"{Text(o.Array)}.Slice({Text(o.Start)}, {Text(o.Count)})", Precedence.Primary);

    // An array that is null has a span, which is empty; and a `?.` would have the compiler doubt all that follows. A function may be
    // handed a span in the array's place.
    private string SpanOf(Value array) => variables.Holding(array)?.Parameter is { Form: ParameterForm.Grid } grid ? $"{names.Helper("Grids")}.Items({Naming.Escape(grid.Name)})"
        : array.Type is JaggedType || IsArray(array) ? AsSpan(Text(array))
        : Text(array);

    private bool IsWhole(View o) => ConstantOf(o.Start) is { Bits: 0 } && folding.IsInline(o.Count) && folding.Expression(o.Count) is Length { AllowsNull: true } length && length.Array == o.Array;

    /// <summary>An array as a span; where names are qualified there is no using directive that brings the extension method.</summary>
    public string AsSpan(string array, string part = "") => names.Qualify
        ? $"global::System.MemoryExtensions.AsSpan({array}{(part.Length > 0 ? ", " : "")}{part})"
        : $"{array}.AsSpan({part})";

    private static Precedence PrecedenceOf(BinaryKind kind) => kind switch
    {
        BinaryKind.Multiply or BinaryKind.Divide or BinaryKind.Remainder => Precedence.Multiplicative,
        BinaryKind.Add or BinaryKind.Subtract => Precedence.Additive,
        BinaryKind.ShiftLeft or BinaryKind.ShiftRight => Precedence.Shift,
        BinaryKind.Less or BinaryKind.LessOrEqual or BinaryKind.Greater or BinaryKind.GreaterOrEqual => Precedence.Relational,
        BinaryKind.Equal or BinaryKind.NotEqual => Precedence.Equality,
        BinaryKind.And => Precedence.And,
        BinaryKind.Xor => Precedence.Xor,
        _ => Precedence.Or,
    };
}
