using System.Globalization;
using System.Numerics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Headers of counted loops, forward as the source has them, and backward over exactly the same indices.</summary>
/// <remarks>
/// Backward, a step beyond the first index may leave the type (start = int.MinValue), and the last index of an empty loop may
/// (end - 1 for end = int.MinValue). Where the bounds are known to keep away from there, the header is the usual one;
/// else the test comes before the step: i-- > start.
/// </remarks>
internal sealed class LoopHeader(Plan plan)
{
    /// <summary>The header's text; where the index must be computed by each iteration, that becomes the body's first statement.</summary>
    public string Print(For loop, Step step, CodeWriter body)
    {
        string index = plan.Variables.Of(loop.Index).Name;
        string declaration = $"{TypeNames.Keyword(loop.Index.Type)} {index}";
        if (!loop.Reversed)
        {
            string bound = plan.Expressions.Print(loop.End).Within(Precedence.Shift);
            return $"for ({declaration} = {plan.Expressions.Assigned(loop.Start)}; {index} {BinaryKinds.Sign(loop.Comparison)} {bound}; {(loop.IsTiled ? $"{index} += Lanes.Count" : Next(index, loop.Step))})";
        }

        return loop.Step switch
        {
            1 => Descending(loop, step, declaration, index),
            -1 => Ascending(loop, step, declaration, index),
            _ => Striding(loop, step, declaration, index, body),
        };
    }

    // for (i = start; i < end; i++) backward.
    private string Descending(For loop, Step step, string declaration, string index)
    {
        string start = plan.Expressions.Print(loop.Start).Within(Precedence.Shift);
        bool isInclusive = loop.Comparison == BinaryKind.LessOrEqual;
        if (start == "0" && !isInclusive && plan.Demand.Uses(loop.Index).Count == 0) return $"for ({declaration} = {Shifted(loop.End, 0)}; {index} > 0; {index}--)";
        bool isSafe = plan.Ranges.Of(loop.Start, step).Least > Ranges.Least(loop.Index.Type);
        if (isSafe && isInclusive) return $"for ({declaration} = {Shifted(loop.End, 0)}; {index} >= {start}; {index}--)";
        if (isSafe && plan.Ranges.Of(loop.End, step).Least > Ranges.Least(loop.Index.Type)) return $"for ({declaration} = {Shifted(loop.End, -1)}; {index} >= {start}; {index}--)";
        return $"for ({declaration} = {Shifted(loop.End, isInclusive ? 1 : 0)}; {index}-- > {start};)";
    }

    // for (i = start; i > end; i--) backward.
    private string Ascending(For loop, Step step, string declaration, string index)
    {
        string start = plan.Expressions.Print(loop.Start).Within(Precedence.Shift);
        bool isInclusive = loop.Comparison == BinaryKind.GreaterOrEqual;
        bool isSafe = plan.Ranges.Of(loop.Start, step).Most < Ranges.Most(loop.Index.Type);
        if (isSafe && isInclusive) return $"for ({declaration} = {Shifted(loop.End, 0)}; {index} <= {start}; {index}++)";
        if (isSafe && plan.Ranges.Of(loop.End, step).Most < Ranges.Most(loop.Index.Type)) return $"for ({declaration} = {Shifted(loop.End, 1)}; {index} <= {start}; {index}++)";
        return $"for ({declaration} = {Shifted(loop.End, isInclusive ? -1 : 0)}; {index}++ < {start};)";
    }

    private string Striding(For loop, Step at, string declaration, string index, CodeWriter body)
    {
        string start = plan.Expressions.Text(loop.Start), end = plan.Expressions.Text(loop.End);
        string bound = plan.Expressions.Print(loop.Start).Within(Precedence.Shift);
        string step = loop.Step.ToString(CultureInfo.InvariantCulture);
        string trips = plan.Types.Helper("Trips"), inclusive = loop.Comparison is BinaryKind.LessOrEqual or BinaryKind.GreaterOrEqual ? ", inclusive: true" : "";
        BigInteger before = (loop.Step > 0 ? plan.Ranges.Of(loop.Start, at).Least : plan.Ranges.Of(loop.Start, at).Most) - loop.Step;
        if (before >= Ranges.Least(loop.Index.Type) && before <= Ranges.Most(loop.Index.Type))
        {
            string comparison = loop.Step > 0 ? ">=" : "<=";
            return $"for ({declaration} = {trips}.Last({start}, {end}, {step}{inclusive}); {index} {comparison} {bound}; {Next(index, -loop.Step)})";
        }

        string left = plan.Naming.Unique("left", at.Blocks[0]), type = TypeNames.Keyword(loop.Index.Type);
        body.Line($"{declaration} = unchecked({plan.Expressions.Print(loop.Start).Within(Precedence.Additive)} + ({type})({left} - 1) * {Parenthesized(step)});", isDeclaration: true);
        return $"for (ulong {left} = {trips}.Count({start}, {end}, {step}{inclusive}); {left} > 0; {left}--)";
    }

    private static string Parenthesized(string number) => number[0] == '-' ? $"({number})" : number;

    private static string Next(string index, long step) => step switch
    {
        1 => $"{index}++",
        -1 => $"{index}--",
        > 0 => $"{index} += {step.ToString(CultureInfo.InvariantCulture)}",
        long.MinValue => $"{index} += long.MinValue",
        _ => $"{index} -= {(-step).ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>value + by, simplified where the value is a number or a sum with one.</summary>
    private string Shifted(Value value, int by)
    {
        if (by == 0) return plan.Expressions.Assigned(value);
        if (plan.Folding.IsInline(value))
        {
            switch (plan.Folding.Expression(value))
            {
                case Const o when o.Bits + by >= (long)int.MinValue && o.Bits + by <= int.MaxValue:
                    return (o.Bits + by).ToString(CultureInfo.InvariantCulture);
                case Binary { Kind: BinaryKind.Add } o when plan.Outline.Definer(o.Right)?.Op is Const { Bits: 1 } && by == -1:
                case Binary { Kind: BinaryKind.Subtract } p when plan.Outline.Definer(p.Right)?.Op is Const { Bits: 1 } && by == 1:
                    return plan.Expressions.Text(((Binary)plan.Folding.Expression(value)).Left);
            }
        }

        return $"{plan.Expressions.Print(value).Within(Precedence.Additive)} {(by > 0 ? '+' : '-')} 1";
    }
}
