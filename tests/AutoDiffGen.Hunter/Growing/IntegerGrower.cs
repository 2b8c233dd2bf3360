using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Integers, and indices that are inside of what they index.</summary>
internal sealed class IntegerGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node Grow(int depth)
    {
        if (depth <= 0 || !growth.Has(Feature.IntegerArithmetic)) return growth.Expressions.Leaf(Sort.Int);
        IReadOnlyList<Variable> assignable = growth.Scope.Assignable(Sort.Int);
        return Chance.Below(10) switch
        {
            // Masked, so that nothing overflows into something that Math.Abs would throw at.
            0 or 1 => Node.Of(Sort.Int, $"(($0 {Chance.Pick("+", "-", "*", "^", "|")} $1) & 63)", Grow(depth - 1), Grow(depth - 1)),
            2 => Node.Of(Sort.Int, $"($0 {Chance.Pick("/", "%")} {Chance.Pick("2", "3", "5")})", Grow(depth - 1)),
            3 when growth.Has(Feature.SideEffects) && assignable.Count > 0 => Node.Of(Sort.Int, Chance.From(assignable).Name + Chance.Pick("++", "--")),
            4 when growth.Has(Feature.SideEffects) && assignable.Count > 0 => Node.Of(Sort.Int, $"({Chance.From(assignable).Name} {Chance.Pick("=", "+=")} $0)", Grow(depth - 1)),
            5 => Node.Of(Sort.Int, "($0 ? $1 : $2)", growth.Expressions.Condition(depth - 1), Grow(depth - 1), Grow(depth - 1)),
            6 when growth.Scope.Memories.Count > 0 => Node.Of(Sort.Int, Chance.From(growth.Scope.Memories).Count),
            7 when growth.Has(Feature.Casts) => Node.Of(Sort.Int, "(int)($0 * 3)", growth.Numbers.Grow(Sort.Double, 0)),
            9 when growth.Has(Feature.IntegerTypes) => Node.Of(
                Sort.Int, Chance.Pick("unchecked((int)((uint)($0) % 7u))", "unchecked((byte)($0))", "(int)((long)($0) * 3L % 5)", "unchecked((short)($0 * 3))", "(int)((ulong)($0 & 7) >> 1)", "unchecked((sbyte)($0))"), Grow(depth - 1)),
            8 when growth.Has(Feature.SpanHelpers) && growth.Spans.Position() is { } position => position,
            8 when growth.Has(Feature.CheckedArithmetic) => Node.Of(Sort.Int, $"{Chance.Pick("checked", "unchecked")}($0 {Chance.Pick("+", "-", "*")} ($1 & 63))", growth.Expressions.Leaf(Sort.Int), Grow(depth - 1)),
            8 => Node.Of(Sort.Int, $"Math.{Chance.Pick("Max", "Min")}(+$0, +$1)", Grow(depth - 1), Grow(depth - 1)),
            _ => growth.Expressions.Leaf(Sort.Int),
        };
    }

    /// <summary>An index into memory, as text or as a part of its own.</summary>
    public Node Index(Memory memory, bool effects)
    {
        int depth = effects ? 1 : 0;
        List<Variable> inside = [.. growth.Scope.Variables.Where(v => v.IndexOf == memory.Dimension || (v.Below > 0 && v.Below <= memory.Length))];
        if (inside.Count > 0 && !Chance.OneIn(3)) return Node.Of(Sort.Int, Chance.From(inside).Name);
        if (memory.Length == 0) return Node.Of(Sort.Int, Chance.From(growth.Scope.Variables.FindAll(v => v.IndexOf == memory.Dimension)).Name);
        List<Memory> tables = [.. growth.Scope.MemoryOf(Sort.Int).Where(m => m.ElementsBelow > 0 && m.ElementsBelow <= memory.Length)];
        switch (Chance.Below(7))
        {
            case 0 when memory.CountsFromEnd:
                return Node.Fixed($"^{Chance.Between(1, memory.Length)}");
            case 1 when memory.Length >= 2:
                // Indices must stay inside whatever the part becomes.
                return Node.Fixed($"$0 & {(memory.Length >= 4 ? 3 : 1)}", Grow(depth));
            case 2:
                return Node.Fixed($"Math.Abs($0 % {memory.Count})", Grow(depth));
            case 3 or 4 when tables.Count > 0:
                Memory table = Chance.From(tables);
                return Node.Of(Sort.Int, table.Place, Index(table, effects: false));
            case 5 when growth.Has(Feature.IntegerArithmetic):
                return Node.Fixed($"($0 & 15) % {memory.Count}", Grow(depth));
            default:
                return Node.Of(Sort.Int, $"{Chance.Below(memory.Length)}");
        }
    }
}
