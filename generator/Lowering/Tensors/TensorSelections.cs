using System;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>Largest and smallest elements: their position is found first, so that the derivative is that of one element.</summary>
/// <remarks>
/// As the library chooses: the first NaN; else the first of equals, where 0 is larger than -0 and, of equal magnitudes,
/// the positive number is larger than the negative one.
/// </remarks>
internal sealed class TensorSelections(LoweringContext context)
{
    public Value? Lower(TensorCall call)
    {
        if (call.Inputs.Count != 1) return null;
        const string prefix = "IndexOf";
        bool wantsIndex = call.Name.StartsWith(prefix, StringComparison.Ordinal);
        string which = wantsIndex ? call.Name.Substring(prefix.Length) : call.Name;
        bool isLargest = which.StartsWith("Max", StringComparison.Ordinal);
        if (which is not ("Max" or "MaxMagnitude" or "MaxNumber" or "MaxMagnitudeNumber" or "Min" or "MinMagnitude" or "MinNumber" or "MinMagnitudeNumber")) return null;
        bool byMagnitude = which.Contains("Magnitude");
        if (byMagnitude && call.Element.IsInteger) return null;

        Value x = call.Inputs[0].Value;
        Value count = Code.Length(x);
        if (wantsIndex) return context.Branches.Choose(
            Code.Binary(BinaryKind.Greater, count, Code.Integer(IrType.I32, 0)),
            () => Position(x, count, isLargest, byMagnitude),
            () => Code.Integer(IrType.I32, -1));
        context.Tensors.Checks.NotEmpty(count);
        return Code.Load(x, Position(x, count, isLargest, byMagnitude));
    }

    /// <summary>The position of the largest or smallest of at least one element.</summary>
    public Value Position(Value memory, Value count, bool isLargest, bool byMagnitude = false)
    {
        Value zero = Code.Integer(IrType.I32, 0);
        Value first = Code.Load(memory, zero);
        return context.Tensors.Loops.Fold(Code.Integer(IrType.I32, 1), count, [zero, first], ["at", isLargest ? "max" : "min"], (i, best) =>
        {
            Value item = Code.Load(memory, i);
            Value better = IsBetter(item, best[1], isLargest, byMagnitude);
            return [Code.Select(better, i, best[0]), Code.Select(better, item, best[1])];
        })[0];
    }

    private RegionBuilder Code => context.Builder;

    private Value IsBetter(Value item, Value best, bool isLargest, bool byMagnitude)
    {
        if (!item.Type.IsFloat) return Code.Binary(isLargest ? BinaryKind.Greater : BinaryKind.Less, item, best);
        Value x = byMagnitude ? TensorElements.Call(Code, "Abs", item) : item;
        Value y = byMagnitude ? TensorElements.Call(Code, "Abs", best) : best;

        // !(x <= y) is true of NaN too, but nothing is better than NaN.
        Value beyond = Code.Not(Code.Binary(isLargest ? BinaryKind.LessOrEqual : BinaryKind.GreaterOrEqual, x, y));
        Value strictly = And(beyond, Code.Binary(BinaryKind.Equal, y, y));
        Value bySign = isLargest ? And(IsNegative(best), Code.Not(IsNegative(item))) : And(IsNegative(item), Code.Not(IsNegative(best)));
        return Code.Binary(BinaryKind.Or, strictly, And(Code.Binary(BinaryKind.Equal, x, y), bySign));
    }

    private Value IsNegative(Value x) => Code.Call(IrType.Bool, "IsNegative", x);

    private Value And(Value x, Value y) => Code.Binary(BinaryKind.And, x, y);
}
