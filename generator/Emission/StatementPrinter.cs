using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Blocks as C# statements.</summary>
internal sealed class StatementPrinter
{
    private readonly Plan _plan;
    private readonly AssignmentPrinter _assignments;
    private readonly EdgePrinter _edges;
    private readonly ElementPrinter _elements;
    private readonly MemoryPrinter _memory;
    private readonly LoopHeader _headers;
    private readonly CallPrinter _calls;

    public StatementPrinter(Plan plan)
    {
        _plan = plan;
        _assignments = new AssignmentPrinter(plan);
        _edges = new EdgePrinter(plan, _assignments);
        _elements = new ElementPrinter(plan);
        _memory = new MemoryPrinter(plan);
        _headers = new LoopHeader(plan);
        _calls = new CallPrinter(plan, _assignments);
    }

    /// <summary>The whole body of the method.</summary>
    public CodeWriter Body()
    {
        CodeWriter body = new(), current = body;
        Step? firstInTry = FirstInTry();
        _memory.DeclareStacks(body);
        foreach (Step step in _plan.Outline.Root.Steps)
        {
            if (!_plan.Demand.IsNeeded(step) && step.Op is not Note) continue;
            if (step == _plan.Memory.FirstProtected) _memory.DeclareRented(body);
            if (step == firstInTry) current = new CodeWriter();
            Print(current, step);
            if (Ends(step)) break;
        }

        if (current == body && _plan.Memory.FirstProtected is not null) current = new CodeWriter();
        if (!Ends(_plan.Outline.Root)) Return(current);
        if (current != body)
        {
            body.Braces("try", current);
            body.FurtherBraces("finally", _memory.Epilogue());
        }

        return body;
    }

    // After the last memory that is rented beforehand.
    private Step? FirstInTry()
    {
        Step? first = _plan.Memory.FirstProtected;
        if (_plan.Memory.All.LastOrDefault(p => p.IsRentedFirst) is not { } last) return first;
        return _plan.Outline.Root.Steps.FirstOrDefault(step => step.Position > last.Step.Position && (_plan.Demand.IsNeeded(step) || step.Op is Note));
    }

    private void Return(CodeWriter writer)
    {
        Method method = _plan.Outline.Method;
        int next = method.ReturnType is null ? 0 : 1;
        // What the last note spoke of went into values that are only handed over here.
        if (method.Body.Yields.Skip(next).All(yield => !_plan.Folding.IsInline(yield) || _plan.Folding.Expression(yield) is Const)) writer.DropNote();
        OutputPrinter.Print(writer, _plan);
        if (method.ReturnType is not null) writer.Line($"return {_plan.Expressions.Assigned(method.Body.Yields[0])};");
    }

    private CodeWriter Inner(Block block)
    {
        CodeWriter writer = new();
        Print(writer, block);
        return writer;
    }

    private void Print(CodeWriter writer, Block block)
    {
        foreach (Step step in block.Steps)
        {
            if (_plan.Demand.IsNeeded(step) || step.Op is Note) Print(writer, step);
            if (Ends(step)) return;
        }
    }

    // Nothing is reached behind a throw, and the compiler warns of what stands there.
    private static bool Ends(Block block) => block.Steps.Any(Ends);

    private static bool Ends(Step step) => step.Op switch
    {
        Throw => true,
        If => step.Blocks.All(Ends),
        While loop => Unreached.IsEndless(loop),
        _ => false,
    };

    private void Print(CodeWriter writer, Step step)
    {
        ExpressionPrinter expressions = _plan.Expressions;
        switch (step.Op)
        {
            case Note o:
                writer.Note(o.Text.Replace('\r', ' ').Replace('\n', ' '));
                break;
            case If o when !_plan.Folding.IsTernary(step):
                Branch(writer, step, o);
                break;
            case For o:
                Counted(writer, step, o);
                break;
            case While o:
                Uncounted(writer, step, o);
                break;
            case AddLanes { Sets: true } o:
                writer.Line($"Lanes.Store({expressions.Text(o.Array)}, {expressions.Text(o.Start)}, {expressions.Assigned(o.Item)}, {expressions.Text(o.Done)}{(o.Where is { } whose ? $", {expressions.Text(whose)}" : "")});");
                break;
            case AddLanes o:
                writer.Line($"Lanes.AddTo({expressions.Text(o.Array)}, {expressions.Text(o.Start)}, {expressions.Text(o.Stride)}, {expressions.Assigned(o.Item)}, {expressions.Text(o.Done)}{(o.Where is { } where ? $", {expressions.Text(where)}" : "")});");
                break;
            case ScatterLanes o:
                writer.Line($"Lanes.Scatter({expressions.Text(o.Array)}, {expressions.Text(o.Index)}, {expressions.Assigned(o.Item)}, {expressions.Text(o.Done)}{(o.Where is { } there ? $", {expressions.Text(there)}" : "")});");
                break;
            case SumLanes o:
                writer.Line($"Lanes.Add({expressions.Text(o.Accumulators)}, {expressions.Text(o.Index)}, {expressions.Assigned(o.Item)}, {expressions.Text(o.Done)});");
                break;
            case AddSums o:
                writer.Line($"Lanes.AddSums({expressions.Text(o.Accumulators)}, {expressions.Text(o.Array)});");
                break;
            case Store or Accumulate:
                _elements.Print(writer, step.Op);
                break;
            case Clear o:
                _elements.Clear(writer, step, o);
                break;
            case Foreign { Results.Count: 0 } o:
                writer.Line($"{expressions.Code(o.Code, o.Arguments)};");
                break;
            case Throw o:
                writer.Line($"throw {expressions.Code(o.Code, o.Arguments)};");
                break;
            case New or NewHeap or Take or NewTape or Push or Pop:
                _memory.Print(writer, step, _assignments);
                break;
            case Invoke o:
                _calls.Print(writer, step, o);
                break;
            default:
                Define(writer, step);
                break;
        }
    }

    private void Define(CodeWriter writer, Step step)
    {
        Value result = OpShape.Results(step.Op)[0];
        if (_plan.Folding.IsInline(result)) return;
        if (_plan.Demand.Uses(result).Count > 0) _assignments.Define(writer, step, result);
        else writer.Line(_plan.Discarded(_plan.Expressions.Definition(step.Op).Text));
    }

    private void DeclareBefore(CodeWriter writer, Step step)
    {
        foreach (Variable variable in _plan.Variables.DeclaredBefore(step))
            writer.Declare(_assignments.TypeOf(variable), variable.Name, initial: null);
    }

    private void Branch(CodeWriter writer, Step step, If op)
    {
        DeclareBefore(writer, step);
        CodeWriter then = Inner(step.Blocks[0]), otherwise = Inner(step.Blocks[1]);
        if (!Ends(step.Blocks[0])) _edges.Leave(then, step.Blocks[0], op);
        if (!Ends(step.Blocks[1])) _edges.Leave(otherwise, step.Blocks[1], op);
        if (then.IsEmpty && otherwise.IsEmpty) return;
        Expression condition = _plan.Expressions.Print(op.Condition);
        if (then.IsEmpty) writer.Branch($"!{condition.Within(Precedence.Unary)}", otherwise, then);
        else writer.Branch(condition.Text, then, otherwise);
    }

    private void Counted(CodeWriter writer, Step step, For loop)
    {
        DeclareBefore(writer, step);
        _edges.Enter(writer, step, loop);
        if (!loop.HoldsRuns && IsFused(step)) writer.Remark($"{Sum(loop)}each iteration goes forward and back at once");
        CodeWriter body = new();
        string header = _headers.Print(loop, step, body);
        Print(body, step.Blocks[0]);
        if (!Ends(step.Blocks[0])) _edges.Repeat(body, step, loop);
        writer.Braces(header, body);
    }

    /// <summary>Whether the loop's body first computes and then, after a note, differentiates what it computed.</summary>
    private bool IsFused(Step step)
    {
        if (step.Op is not For { Reversed: false }) return false;
        bool hasComputed = false;
        foreach (Step inner in step.Blocks[0].Steps)
        {
            if (inner.Op is Note && hasComputed) return true;
            hasComputed |= _plan.Demand.IsNeeded(inner);
        }

        return false;
    }

    private string Sum(For loop)
    {
        Method method = _plan.Outline.Method;
        if (method.ReturnType is null || _plan.Variables.Holding(method.Body.Yields[0]) is not { } returned) return "";
        bool isSum = loop.Results.Any(result => _plan.Demand.IsNeeded(result) && _plan.Variables.Of(result) == returned);
        return isSum ? $"{returned.Name} is a sum over {_plan.Variables.Of(loop.Index).Name}: " : "";
    }

    private void Uncounted(CodeWriter writer, Step step, While loop)
    {
        DeclareBefore(writer, step);
        _edges.Enter(writer, step, loop);
        CodeWriter body = Inner(step.Blocks[0]);
        string header = "while (true)";
        if (!Unreached.IsEndless(loop))
        {
            Expression condition = _plan.Expressions.Print(loop.Condition.Yields[0]);
            if (body.IsEmpty) header = $"while ({condition.Text})";
            else body.Line($"if (!{condition.Within(Precedence.Unary)}) break;");
        }

        Print(body, step.Blocks[1]);
        if (!Ends(step.Blocks[1])) _edges.Repeat(body, step, loop);
        writer.Braces(header, body);
    }
}
