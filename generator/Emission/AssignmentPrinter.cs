using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Assignments to variables: declaring ones, continuing ones (s += x), plain ones.</summary>
internal sealed class AssignmentPrinter(Plan plan)
{
    /// <summary>Writes a value to a variable at an edge.</summary>
    public void Assign(CodeWriter writer, Variable target, Value source, int position)
    {
        Op? op = plan.Folding.IsInline(source) ? plan.Folding.Expression(source) : null;
        Write(writer, target, op, plan.Expressions.Assigned(source), position);
    }

    /// <summary>The statement of a step that defines a variable.</summary>
    public void Define(CodeWriter writer, Step step, Value result)
    {
        Variable target = plan.Variables.Of(result);
        string text = plan.Expressions.Definition(step.Op).Text;
        Write(writer, target, step.Op, text, step.Position);
    }

    /// <summary>The type a variable is declared with.</summary>
    public string TypeOf(Variable variable) => variable.Type switch
    {
        ScalarType scalar => TypeNames.Keyword(scalar),
        HeapType heap => plan.Types.Heap(heap.Element),
        TapeType tape => plan.Types.Tape(tape.Element),
        OpaqueType opaque => opaque.Name,
        ArrayType array => SpanOf(variable.Values[0], array),
        // Of a field or of code of others: parameters are there already, and what the method makes is integers by now.
        JaggedType jagged => TypeNames.Keyword(jagged.Element) + "[][]",
        _ => "?",
    };

    public bool IsDeclaredAt(Variable variable, int position) =>
        variable.Parameter is null && variable.IsDeclaredWhereAssigned && variable.FirstPosition == position;

    public void Write(CodeWriter writer, Variable target, Op? op, string text, int position)
    {
        if (IsDeclaredAt(target, position))
        {
            if (op is Const) writer.Declare(TypeOf(target), target.Name, text);
            else writer.Line($"{TypeOf(target)} {target.Name} = {text};", isDeclaration: true);
            return;
        }

        if (op is not null && Choice(op, target) is { } choice)
        {
            if (choice.Length > 0) writer.Line(choice, isDeclaration: true);
            return;
        }

        string? continuation = op is null ? null : plan.Expressions.Continuation(op, target);
        writer.Line(continuation is null ? $"{target.Name} = {text};" : $"{target.Name}{continuation};");
    }

    // best = holds ? x : best is if (holds) best = x; nothing where both are best. It stands for a declaration, as no `else`
    // may come right after it.
    private string? Choice(Op op, Variable target)
    {
        (Value condition, Value whenTrue, Value whenFalse) = op switch
        {
            Select { Condition.Type.IsLanes: false } o => (o.Condition, o.WhenTrue, o.WhenFalse),
            If o => (o.Condition, o.Then.Yields[0], o.Else.Yields[0]),
            _ => default,
        };
        if (condition is null) return null;
        ExpressionPrinter expressions = plan.Expressions;
        if (plan.Variables.Holding(whenFalse) == target)
            return plan.Variables.Holding(whenTrue) == target ? "" : $"if ({expressions.Text(condition)}) {target.Name} = {expressions.Assigned(whenTrue)};";
        if (plan.Variables.Holding(whenTrue) == target)
            return $"if (!{expressions.Print(condition).Within(Precedence.Unary)}) {target.Name} = {expressions.Assigned(whenFalse)};";
        return null;
    }

    private string SpanOf(Value array, ArrayType type)
    {
        if (plan.Effects.IsRow(array)) return TypeNames.Keyword(type.Element) + "[]";
        Parameter? owner = plan.Effects.Owner(array);
        string element = owner is null ? TypeNames.Keyword(type.Element) : Groups.ElementType(owner);
        return owner?.Form == ParameterForm.ReadOnlySpan ? plan.Types.ReadOnlySpan(element) : plan.Types.Span(element);
    }
}
