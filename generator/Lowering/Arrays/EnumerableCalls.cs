using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering.Arrays;

/// <summary>Sum, Average, Max and Min of System.Linq on an array of numbers, without a selector; ToArray on any array.</summary>
/// <remarks>As the library: floats are summed in double; Max passes over NaN where it can, Min does not.</remarks>
internal sealed class EnumerableCalls(LoweringContext context)
{
    public bool TryLower(IInvocationOperation call, out Datum? result)
    {
        result = null;
        IMethodSymbol method = call.TargetMethod;
        if (!IsEnumerable(method.ContainingType) || call.Arguments.Length != 1) return false;
        IOperation source = call.Arguments[0].Value;
        while (source is IConversionOperation { IsImplicit: true } conversion) source = conversion.Operand;
        if (!TypeMap.IsArray(source.Type)) return false;
        if (method.Name == "ToArray" && context.Types.Shape(source.Type!).IsMemory)
        {
            result = context.Expressions.LowerDatum(source).Map(context.SpanCalls.Copy);
            return true;
        }

        if (context.Types.Memory(source.Type) is not { } type) return false;
        // A sum of integers is checked for overflow.
        if (!type.ElementType.IsFloat || method.Name is not ("Sum" or "Average" or "Max" or "Min")) return false;

        Value memory = context.Expressions.Lower(source);
        Value count = Code.Length(memory);
        if (method.Name != "Sum") context.Tensors.Checks.Throw(
            Code.Binary(BinaryKind.Equal, count, Code.Integer(IrType.I32, 0)), "new global::System.InvalidOperationException(\"Sequence contains no elements\")");
        result = method.Name switch
        {
            "Sum" => Code.Convert(type.ElementType, Sum(memory, count)),
            "Average" => Code.Convert(type.ElementType, Code.Over(Sum(memory, count), Code.Convert(IrType.F64, count))),
            _ => Code.Load(memory, Position(memory, count, method.Name == "Max")),
        };
        return true;
    }

    private RegionBuilder Code => context.Builder;

    private Value Sum(Value memory, Value count) =>
        context.Tensors.Loops.Fold(count, Code.Zero(IrType.F64), "sum", (i, sum) => Code.Plus(sum, Code.Convert(IrType.F64, Code.Load(memory, i))));

    private Value Position(Value memory, Value count, bool isMax)
    {
        Value start = Code.Integer(IrType.I32, 0);
        return context.Tensors.Loops.Fold(Code.Integer(IrType.I32, 1), count, [start, Code.Load(memory, start)], ["at", isMax ? "max" : "min"], (i, best) =>
        {
            Value item = Code.Load(memory, i);
            (Value old, Value young) = isMax ? (best[1], item) : (item, best[1]);
            Value better = Code.Binary(isMax ? BinaryKind.Greater : BinaryKind.Less, item, best[1]);
            Value pastNaN = Code.Binary(BinaryKind.And, Code.Binary(BinaryKind.NotEqual, old, old), Code.Binary(BinaryKind.Equal, young, young));
            better = Code.Binary(BinaryKind.Or, better, pastNaN);
            return [Code.Select(better, i, best[0]), Code.Select(better, item, best[1])];
        })[0];
    }

    public static bool IsEnumerable(INamedTypeSymbol type) =>
        type is { Name: "Enumerable", ContainingType: null, ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
