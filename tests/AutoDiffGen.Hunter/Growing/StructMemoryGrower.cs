using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Arrays and spans of structs. Each field of all of them counts as memory.</summary>
internal sealed class StructMemoryGrower(Growth growth)
{
    private const string Type = "Pair";

    private Chance Chance => growth.Chance;

    public Node? Grow(int depth)
    {
        if (!growth.Has(Feature.Structs)) return null;
        List<Memory> arrays = growth.Scope.StructMemories;
        if (arrays.Count == 0 || Chance.OneIn(4)) return Declaration();
        Memory array = Chance.From(arrays), other = Chance.From(arrays);
        if (Chance.OneIn(3)) return Loop(array, depth);
        if (array.Length == 0 || other.Length == 0) return Loop(array, depth);
        Node i = growth.Integers.Index(array, effects: false), j = growth.Integers.Index(other, effects: false);
        string place = array.At("$0");
        return Chance.Below(6) switch
        {
            0 => Node.Statement($"{place} = {other.At("$1")};", i, j),
            1 => Node.Statement($"({place}, {other.At("$1")}) = ({other.At("$1")}, {place});", i, j),
            2 => Node.Statement($"{place}.Turn($1);", i, growth.Numbers.Tame(Sort.Double, 1)),
            3 => Node.Statement($"{place} += $1;", i, growth.Structs.Grow(1)),
            4 => Reference(array, i),
            _ => Node.Statement($"{place} = $1;", i, growth.Structs.Grow(2)),
        };
    }

    /// <summary>Makes an array or span, and its fields as memory, known.</summary>
    public void Add(Memory array)
    {
        if (array.IsWritable) growth.Scope.StructMemories.Add(array);
        foreach (string field in new[] { "X", "Y" })
        {
            // Not whole: only its elements can be named.
            growth.Scope.Memories.Add(array with { Element = Sort.Double, Place = $"{array.Name}[$0].{field}", IsWhole = false });
        }
    }

    private Node Declaration()
    {
        int length = Chance.Between(1, 3);
        Node x = growth.Numbers.Tame(Sort.Double, 1), y = growth.Numbers.Tame(Sort.Double, 1);
        string s = growth.Name("s"), i = growth.Name("i");
        bool onStack = growth.Has(Feature.StackAllocation) && growth.Scope.Loops == 0 && Chance.OneIn(3);
        Add(new Memory(s, Sort.Pair, onStack ? InputForm.Span : InputForm.Array, length));
        string made = onStack ? $"Span<{Type}> {s} = stackalloc {Type}[{length}]" : $"{Type}[] {s} = new {Type}[{length}]";
        return Node.Statement($"{made};\nfor (int {i} = 0; {i} < {s}.Length; {i}++) {s}[{i}] = new {Type}($0, $1 + 0.1 * {i});", x, y);
    }

    private Node Loop(Memory array, int depth)
    {
        string e = growth.Name("e");
        if (Chance.OneIn(2)) return growth.Loops.Over(array, depth);
        Node body = growth.Scope.Inside(() =>
        {
            growth.Structs.AddStruct(e, canBeCaptured: false);
            return growth.Loops.Body(depth);
        });
        return Node.Statement($"foreach (ref {Type} {e} in {array.Span}) $0", body);
    }

    private Node Reference(Memory array, Node index)
    {
        string name = growth.Name("r");
        growth.Structs.AddStruct(name, canBeCaptured: false, isReference: true);
        return Node.Statement($"ref {Type} {name} = ref {array.Place};", index);
    }
}
