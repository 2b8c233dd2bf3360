using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Methods of Array, of spans and of MemoryExtensions that move, compare, find or sort elements.</summary>
internal sealed class ArrayCalls(LoweringContext context)
{
    private readonly ElementSearch _search = new(context);
    private readonly ElementSort _sort = new(context);

    public ElementMoves Moves { get; } = new(context);

    /// <returns>Whether it is such a method; its value, if it has one.</returns>
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (!TypeMap.IsAnySpan(type) && !TypeMap.IsSystem(type, "Array") && !TypeMap.IsSystem(type, "MemoryExtensions")) return false;
        if (Operands(call) is not { } operands) return false;

        // M is memory, G a grid, S a number: "Copy MMS" is Array.Copy(from, to, count).
        string shape = $"{call.TargetMethod.Name} {string.Concat(operands.Select(Kind))}";
        bool ofGrids = shape is "Clear G" or "Clear GSS" or "Copy GGS" or "Copy GSGSS" && HaveOneRank(operands);
        if (ofGrids) shape = shape.Replace('G', 'M');
        bool writes = shape is "TryCopyTo MM" or "CopyTo MMS" or "Copy MMS" or "Copy MSMSS" or "Clear M" or "Clear MSS" or "Fill MSSS" or "Reverse M" or "Reverse MSS" or "Sort M" or "Sort MSS";
        bool reads = shape is "IndexOf MS" or "IndexOf MSS" or "IndexOf MSSS" or "LastIndexOf MS" or "Contains MS" or "Count MS" or "SequenceEqual MM" or "StartsWith MM" or "EndsWith MM" or "BinarySearch MS";
        if (!writes && !reads) return shape == "GetLength MS" && Length(call, operands, out result);
        if (reads && operands.Any(o => context.Types.Memory(o.Type) is null && context.Types.Scalar(o.Type) is null)) return false;

        Datum[] items = Evaluate(call, operands);
        if (ofGrids) items = [.. items.Select(item => item is Datum.Composite { Shape.Kind: ShapeKind.Grid } ? GridLowering.InARow(item).Items : item)];
        switch (shape)
        {
            case "TryCopyTo MM":
                result = Moves.TryCopy(items[0], Written(items[1], operands[1]));
                break;
            case "CopyTo MMS":
                Moves.CopyArrays(items[0], Start(), Written(items[1], operands[1]), Number(items[2]), Moves.Count(items[0]));
                break;
            case "Copy MMS":
                Moves.CopyArrays(items[0], Start(), Written(items[1], operands[1]), Start(), Number(items[2]));
                break;
            case "Copy MSMSS":
                Moves.CopyArrays(items[0], Number(items[1]), Written(items[2], operands[2]), Number(items[3]), Number(items[4]));
                break;
            case "Clear M":
                Moves.Clear(Written(items[0], operands[0]));
                break;
            case "Clear MSS":
                Moves.Clear(Written(items[0], operands[0]), Number(items[1]), Number(items[2]));
                break;
            case "Fill MSSS":
                Moves.Fill(context.Memory.View(Written(items[0], operands[0]), Number(items[2]), Number(items[3])), items[1]);
                break;
            case "Reverse M" or "Reverse MSS":
                Moves.Reverse(Part(Written(items[0], operands[0]), items));
                break;
            case "Sort M" or "Sort MSS":
                if (context.Types.Memory(operands[0].Type) is null) return false;
                _sort.Sort(Part(Written(items[0], operands[0]), items).Leaves().Single());
                break;
            default:
                result = _search.Lower(call.TargetMethod.Name, [.. items.Select(Number)]);
                break;
        }

        return true;
    }

    private Datum Part(Datum memory, Datum[] items) =>
        items.Length == 1 ? memory : context.Memory.View(memory, Number(items[1]), Number(items[2]));

    private Value Start() => context.Builder.Integer(IrType.I32, 0);

    private static Value Number(Datum item) => item.Leaves().Single();

    // Of one dimension there is the first only.
    private bool Length(IInvocationOperation call, IOperation[] operands, out Datum? result)
    {
        result = null;
        if (!TypeMap.IsArray(operands[0].Type)) return false;
        if (operands[1].ConstantValue.Value is not 0) throw Refusal.At(call, Descriptors.Unsupported, "a length of another dimension than the first", "use 'Length'");
        result = Moves.Count(context.Expressions.LowerDatum(operands[0]));
        return true;
    }

    private Datum Written(Datum memory, IOperation place)
    {
        foreach (Value leaf in memory.Leaves()) context.Memory.RefuseState(leaf, place);
        return memory;
    }

    private static bool HaveOneRank(IOperation[] operands) =>
        operands.Select(o => o.Type).OfType<IArrayTypeSymbol>().Select(a => a.Rank).Distinct().Count() == 1;

    private char Kind(IOperation operand)
    {
        if (operand.Type is null) return '?';
        if (context.Types.Shape(operand.Type).IsMemory) return 'M';
        if (context.Types.Shape(operand.Type).Kind == ShapeKind.Grid) return 'G';
        return context.Types.Shape(operand.Type).Kind is ShapeKind.Unknown or ShapeKind.Function ? '?' : 'S';
    }

    /// <summary>The receiver, then the arguments as the method declares them.</summary>
    private static IOperation[]? Operands(IInvocationOperation call)
    {
        int first = call.Instance is null ? 0 : 1;
        IOperation?[] operands = new IOperation?[first + call.Arguments.Length];
        if (call.Instance is { } instance) operands[0] = Unconverted(instance);
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Parameter is { } parameter) operands[first + parameter.Ordinal] = Unconverted(argument.Value);
        return operands.Any(o => o is null) ? null : [.. operands.Select(o => o!)];
    }

    // In the order in which they are written.
    private Datum[] Evaluate(IInvocationOperation call, IOperation[] operands)
    {
        Datum[] items = new Datum[operands.Length];
        if (call.Instance is not null) items[0] = context.Expressions.LowerDatum(operands[0]);
        int first = call.Instance is null ? 0 : 1;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            int at = first + argument.Parameter!.Ordinal;
            // A number keeps its conversion to what the elements are; of an array, that to a span or to Array says nothing.
            items[at] = context.Expressions.LowerDatum(Kind(operands[at]) is 'M' or 'G' ? operands[at] : argument.Value);
        }

        return items;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion) operation = conversion.Operand;
        return operation;
    }
}
