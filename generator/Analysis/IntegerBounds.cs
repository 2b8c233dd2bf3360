using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>Between which numbers an int is whatever the method is called with: enough to know that n - 1 of a length does not wrap around.</summary>
/// <param name="definition">The op that defines a value; null of parameters.</param>
internal sealed class IntegerBounds(Func<Value, Op?> definition)
{
    private const int Deepest = 8;

    private static readonly (long, long) All = (int.MinValue, int.MaxValue);

    /// <summary>Bounds by what the values' definitions say.</summary>
    public IntegerBounds(IReadOnlyDictionary<Value, Op> definitions)
        : this(v => definitions.TryGetValue(v, out Op? op) ? op : null)
    {
    }

    public (long Least, long Most) Of(Value value) => Of(value, 0);

    private (long Least, long Most) Of(Value value, int depth)
    {
        if (depth > Deepest) return All;
        switch (definition(value))
        {
            case Const o:
                return (o.Bits, o.Bits);
            case Length:
                return (0, int.MaxValue);
            case Binary { Kind: BinaryKind.Add } o:
                (long Least, long Most) left = Of(o.Left, depth + 1), right = Of(o.Right, depth + 1);
                return Within(left.Least + right.Least, left.Most + right.Most);
            case Binary { Kind: BinaryKind.Subtract } o:
                (long Least, long Most) from = Of(o.Left, depth + 1), less = Of(o.Right, depth + 1);
                return Within(from.Least - less.Most, from.Most - less.Least);
            case Binary { Kind: BinaryKind.Divide } o when definition(o.Right) is Const { Bits: > 0 and var divisor }:
                (long Least, long Most) whole = Of(o.Left, depth + 1);
                return (whole.Least / divisor, whole.Most / divisor);
            case Call { Function: "Max", Arguments.Count: 2 } o:
                (long Least, long Most) a = Of(o.Arguments[0], depth + 1), b = Of(o.Arguments[1], depth + 1);
                return (Math.Max(a.Least, b.Least), Math.Max(a.Most, b.Most));
            case Call { Function: "Min", Arguments.Count: 2 } o:
                (long Least, long Most) c = Of(o.Arguments[0], depth + 1), d = Of(o.Arguments[1], depth + 1);
                return (Math.Min(c.Least, d.Least), Math.Min(c.Most, d.Most));
            default:
                return All;
        }
    }

    private static (long Least, long Most) Within(long least, long most) => least < int.MinValue || most > int.MaxValue ? All : (least, most);
}
