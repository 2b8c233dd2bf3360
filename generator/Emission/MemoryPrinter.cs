using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Buffers, heaps and tapes: where they come from, and the finally that gives back what was rented.</summary>
/// <remarks>
/// Zeroing a block of 64 bytes or more, as stackalloc and Span.Clear do, leaves the processor in a state in which each Math.Exp
/// costs 170 ns more; the helpers of the runtime end it. So every such buffer goes through one of them.
/// </remarks>
internal sealed class MemoryPrinter(Plan plan)
{
    private const int LargestHarmless = 63;

    /// <summary>Buffers that a loop's iterations share: on the stack before all else, as a loop must not take stack.</summary>
    public void DeclareStacks(CodeWriter writer)
    {
        foreach (Provision provision in plan.Memory.All.Where(p => p.Kind == MemoryKind.HoistedStack))
        {
            string count = Count(provision), memory = $"stackalloc {TypeNames.Keyword(provision.Element)}[{count}]";
            string text = provision.Bytes > LargestHarmless ? $"{Scratch}.First({memory}, {count})" : memory;
            writer.Line($"{plan.Types.Span(provision.Element)} {NameOf(provision)} = {text};", isDeclaration: true);
        }
    }

    /// <summary>Heaps, tapes, and empty places for what is rented inside the try.</summary>
    public void DeclareRented(CodeWriter writer)
    {
        foreach (Provision provision in plan.Memory.All.Where(p => p.IsReturned && !p.IsRentedFirst))
        {
            if (provision.IsObject) writer.Declare(provision.Kind == MemoryKind.Heap ? plan.Types.Heap(provision.Element) : plan.Types.Tape(provision.Element), NameOf(provision), "new()");
            else writer.Declare($"{TypeNames.Keyword(provision.Element)}[]?", provision.Rented, "null");
        }
    }

    /// <summary>Gives everything back.</summary>
    public CodeWriter Epilogue()
    {
        CodeWriter writer = new();
        foreach (Provision provision in plan.Memory.All)
        {
            if (!provision.IsReturned) continue;
            string give = $"{plan.Types.Pool(provision.Element)}.Return({provision.Rented});";
            if (provision.IsObject) writer.Line($"{NameOf(provision)}.Dispose();");
            else if (provision.Kind == MemoryKind.Pool && provision.IsRentedFirst) writer.Line(give);
            else writer.Line($"if ({provision.Rented} is not null) {give}");
        }

        return writer;
    }

    public void Print(CodeWriter writer, Step step, AssignmentPrinter assignments)
    {
        switch (step.Op)
        {
            case New:
                Provide(writer, plan.Memory.Of(step));
                break;
            case NewHeap or NewTape when step.Block.Loop is not null:
                writer.Line($"{NameOf(plan.Memory.Of(step))}.Reset();");
                break;
            case Take o:
                // Where it is nobody may ask: what is never read, but may be too long to be made.
                string taken = $"{plan.Expressions.Text(o.Heap)}.Take({plan.Expressions.Text(o.Count)})";
                if (plan.Demand.IsNeeded(o.Result)) assignments.Write(writer, plan.Variables.Of(o.Result), null, taken, step.Position);
                else writer.Line($"{taken};");
                break;
            case Push o:
                writer.Line($"{plan.Expressions.Text(o.Tape)}.Push({plan.Expressions.Assigned(o.Item)});");
                break;
            case Pop o when plan.Demand.Uses(o.Result).Count == 0:
                writer.Line($"{plan.Expressions.Text(o.Tape)}.Pop();");
                break;
            case Pop o:
                assignments.Write(writer, plan.Variables.Of(o.Result), null, $"{plan.Expressions.Text(o.Tape)}.Pop()", step.Position);
                break;
        }
    }

    private string Scratch => plan.Types.Helper("Scratch");

    private void Provide(CodeWriter writer, Provision provision)
    {
        string type = TypeNames.Keyword(provision.Element), count = Count(provision);
        switch (provision.Kind)
        {
            case MemoryKind.HoistedStack:
                if (((New)provision.Step.Op).Zeroed) writer.Line($"{Scratch}.Clear({NameOf(provision)});");
                break;
            case MemoryKind.Stack when !((New)provision.Step.Op).Zeroed && provision.Bytes <= LargestHarmless:
                writer.Line($"{plan.Types.Span(provision.Element)} {NameOf(provision)} = stackalloc {type}[{count}];", isDeclaration: true);
                break;
            case MemoryKind.Stack:
                Bind(writer, provision, $"stackalloc {type}[{count}]");
                break;
            case MemoryKind.StackOrPool:
                string rent = $"{plan.Types.Pool(provision.Element)}.Rent({count})";
                if (provision.IsRentedFirst) writer.Line($"{type}[]? {provision.Rented} = {Guard(provision)} ? {rent} : null;", isDeclaration: true);
                else writer.Line($"if ({Guard(provision)}) {provision.Rented} = {rent};");
                Bind(writer, provision, $"{provision.Rented} ?? stackalloc {type}[{MemoryPlan.StackElements}]");
                break;
            case MemoryKind.Pool:
                writer.Line($"{(provision.IsRentedFirst ? type + "[] " : "")}{provision.Rented} = {plan.Types.Pool(provision.Element)}.Rent({count});", isDeclaration: true);
                Bind(writer, provision, provision.Rented);
                break;
            default:
                string clearing = ((New)provision.Step.Op).Zeroed ? "Zeroed" : "First";
                writer.Line($"{plan.Types.Span(provision.Element)} {NameOf(provision)} = {Scratch}.{clearing}(ref {provision.Rented}, {count});", isDeclaration: true);
                break;
        }
    }

    private void Bind(CodeWriter writer, Provision provision, string memory)
    {
        string clearing = ((New)provision.Step.Op).Zeroed ? "Zeroed" : "First";
        string typed = provision.Kind == MemoryKind.Pool ? $"<{TypeNames.Keyword(provision.Element)}>" : "";
        writer.Line($"{plan.Types.Span(provision.Element)} {NameOf(provision)} = {Scratch}.{clearing}{typed}({memory}, {Count(provision)});", isDeclaration: true);
    }

    private string NameOf(Provision provision) => plan.Variables.Of(OpShape.Results(provision.Step.Op)[0]).Name;

    private string Count(Provision provision) =>
        provision.Length?.ToString(CultureInfo.InvariantCulture) ?? plan.Expressions.Text(((New)provision.Step.Op).Count);

    private string Guard(Provision provision) =>
        $"{plan.Expressions.Print(((New)provision.Step.Op).Count).Within(Precedence.Shift)} > {MemoryPlan.StackElements.ToString(CultureInfo.InvariantCulture)}";
}
