using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>Zeroed memory for the derivatives of a T[][] that nobody handed in: a heap, of which each row has a part.</summary>
/// <remarks>for i { starts[i] = take heap[length of row i] }</remarks>
internal static class RowShadows
{
    /// <param name="jagged">The T[][].</param>
    /// <param name="start">Where the memory is made.</param>
    /// <param name="name">What to call it; may be empty.</param>
    /// <param name="allowsNull">Whether the T[][] may be null, and then has no rows.</param>
    public static (Value Heap, Value Starts) Of(Value jagged, RegionBuilder start, string name, bool allowsNull = false)
    {
        Value count = start.Length(jagged, allowsNull), heap = start.NewHeap(((JaggedType)jagged.Type).Element, name);
        Value starts = start.New(IrType.I32, count, zeroed: false, name.Length == 0 ? "" : name + "Starts"), index = start.Values.New(IrType.I32);
        RegionBuilder body = new(start.Values);
        body.Store(starts, index, body.Take(heap, body.Length(body.Row(jagged, index))));
        EquatableArray<Value> none = EquatableArray<Value>.Empty;
        start.Add(new For(none, start.Integer(IrType.I32, 0), BinaryKind.Less, count, 1, Reversed: false, none, body.Build([index], [])));
        return (heap, starts);
    }
}
