using System.Collections.Generic;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Analysis;

/// <summary>A loop over 0, 1, … that touches of all memory only the element of its own index, and cannot throw.</summary>
internal sealed class ElementwiseLoop
{
    private ElementwiseLoop(For loop, HashSet<Value> read, HashSet<Value> written)
    {
        Loop = loop;
        Read = read;
        Written = written;
    }

    public For Loop { get; }

    /// <summary>Arrays, as the loop knows them, of which it reads elements.</summary>
    public HashSet<Value> Read { get; }

    /// <summary>Arrays of which it writes elements.</summary>
    public HashSet<Value> Written { get; }

    public static ElementwiseLoop? Of(Op op, LengthFacts facts)
    {
        if (op is not For { Comparison: BinaryKind.Less, Step: 1, Reversed: false } loop || !facts.IsZero(loop.Start)) return null;
        HashSet<Value> read = [], written = [];
        foreach (Op inner in OpShape.Deep(loop.Body))
        {
            switch (inner)
            {
                case Load load when load.Index == loop.Index && facts.Holds(load.Array, loop.End):
                    read.Add(load.Array);
                    break;
                case Store store when store.Index == loop.Index && facts.Holds(store.Array, loop.End):
                    written.Add(store.Array);
                    break;
                case If:
                    break;
                case PureOp when !MayThrow(inner):
                    break;
                default:
                    return null;
            }
        }

        return new ElementwiseLoop(loop, read, written);
    }

    public static bool MayThrow(Op op) => op switch
    {
        View or GridIndex => true,
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } o => o.Result.Type.IsInteger,
        Call call => RuleTable.MayThrow(call),
        PureOp => false,
        _ => true,
    };
}
