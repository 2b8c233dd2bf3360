using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Arrays and spans: made, sliced, copied, overwritten, swapped.</summary>
internal sealed class MemoryGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node? Store()
    {
        Sort sort = growth.Numbers.AnySort();
        IReadOnlyList<Memory> memories = growth.Scope.Writable(sort);
        if (memories.Count == 0) return null;
        Memory memory = Chance.From(memories);
        Node index = growth.Integers.Index(memory, effects: growth.Has(Feature.SideEffects));
        string place = memory.Place;
        return Chance.Below(7) switch
        {
            0 => Node.Statement($"{place} *= $1;", index, growth.Numbers.Tame(sort, 1)),
            1 or 2 => Node.Statement($"{place} += $1;", index, growth.Numbers.Tame(sort, 2)),
            3 => Node.Statement($"{place}{Chance.Pick("++", "--")};", index),
            4 when growth.Has(Feature.SideEffects) && Chance.From(memories) is { } other => Node.Statement(
                $"{place} = {other.At("$1")} {Chance.Pick("=", "+=")} $2;", index, growth.Integers.Index(other, effects: true), growth.Numbers.Tame(sort, 2)),
            _ => Node.Statement($"{place} = $1;", index, Chance.OneIn(2) ? growth.Numbers.Tame(sort, 2) : growth.Numbers.Grow(sort, 2)),
        };
    }

    public Node? Declaration()
    {
        Sort sort = growth.Numbers.AnySort();
        string type = StatementGrower.Type(sort), name = growth.Name("a");
        int length = Chance.Between(1, 5);
        IReadOnlyList<Memory> known = growth.Scope.Whole(sort);
        Memory? source = known.Count > 0 ? Chance.From(known) : null;
        switch (Chance.Below(9))
        {
            case 0 when growth.Has(Feature.StackAllocation) && growth.Scope.Loops == 0:
                return Declared(new Memory(name, sort, InputForm.Span, length) { IsOnStack = true }, $"Span<{type}> {name} = stackalloc {type}[{length}];");
            case 1 when growth.Has(Feature.LocalArrays):
                return Declared(new Memory(name, sort, InputForm.Array, 2), $"{type}[] {name} = [$0, $1];", growth.Numbers.Grow(sort, 1), growth.Numbers.Grow(sort, 1));
            case 2 when growth.Has(Feature.Slices) && source is { Length: > 0 }:
                InputForm form = source.IsWritable && Chance.OneIn(2) ? InputForm.Span : InputForm.ReadOnlySpan;
                return Declared(new Memory(name, sort, form, source.Length - 1) { IsOnStack = source.IsOnStack }, $"{form}<{type}> {name} = {Slice(source)};");
            case 3 when growth.Has(Feature.ArrayCopies) && source is not null:
                bool part = source.Form == InputForm.Array && source.Length > 0 && Chance.OneIn(2);
                return Declared(new Memory(name, sort, InputForm.Array, source.Length - (part ? 1 : 0)), $"{type}[] {name} = {(part ? $"{source.Name}[1..]" : Copied(source, type))};");
            case 4 when growth.Has(Feature.ArrayCopies) && source is not null && Chance.OneIn(2):
                return Declared(new Memory(name, sort, InputForm.Array, source.Length + 1), $"{type}[] {name} = {Chance.Pick($"[.. {source.Name}, $0]", $"[$0, .. {source.Span}]")};", growth.Numbers.Tame(sort, 1));
            case 4 when growth.Has(Feature.LocalArrays):
                return Declared(new Memory(name, sort, InputForm.Array, 0), $"{type}[] {name} = new {type}[$0 & 7];", growth.Integers.Grow(1));
            case 5 when growth.Has(Feature.Slices) && growth.Has(Feature.ArrayVariables) && source is not null:
                InputForm whole = source.IsWritable && Chance.OneIn(2) ? InputForm.Span : InputForm.ReadOnlySpan;
                return Declared(new Memory(name, sort, whole, source.Length) { IsOnStack = source.IsOnStack }, $"{whole}<{type}> {name} = {source.Name};");
            case 6 or 7 or 8 when growth.Has(Feature.LocalArrays):
                return Declared(new Memory(name, sort, InputForm.Array, length), $"{type}[] {name} = new {type}[{length}];");
            default:
                return null;
        }
    }

    public Node? Swap()
    {
        Sort sort = growth.Numbers.AnySort();
        IReadOnlyList<Memory> memories = growth.Scope.Writable(sort);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(sort);
        if (memories.Count > 0 && Chance.OneIn(2))
        {
            Memory first = Chance.From(memories), second = Chance.From(memories);
            Node i = growth.Integers.Index(first, effects: false), j = growth.Integers.Index(second, effects: false);
            (string x, string y) = (first.At("$0"), second.At("$1"));
            return Node.Statement($"({x}, {y}) = ({y}, {x});", i, j);
        }

        if (variables.Count < 2) return null;
        string v = Chance.From(variables).Name, w = Chance.From(variables).Name;
        return Node.Statement($"({v}, {w}) = ({w}, {v});");
    }

    /// <summary>Idioms that single statements rarely make.</summary>
    public Node? Special(int depth)
    {
        List<Memory> memories = [.. growth.Scope.Writable(Sort.Double).Where(m => m.Length > 0)];
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (memories.Count == 0 || variables.Count == 0) return null;
        Memory memory = Chance.From(memories);
        string v = Chance.From(variables).Name, i = growth.Name("i");
        List<Memory> tables = [.. growth.Scope.MemoryOf(Sort.Int).Where(t => t.ElementsBelow > 0 && t.ElementsBelow <= memory.Length)];
        return Chance.Below(4) switch
        {
            0 when growth.Has(Feature.RingBuffers) && memory.Length >= 2 && depth < 3 => Node.Statement(
                $"for (int {i} = 0; {i} < {Chance.Between(2, 7)}; {i}++)\n{{\n{memory.At($"{i} % {memory.Length}")} = $0;\n"
                    + $"{v} += 0.3 * {memory.At($"({i} + 1) % {memory.Length}")} * {memory.At($"{i} % {memory.Length}")};\n}}",
                growth.Numbers.Tame(Sort.Double, 2)),
            1 when growth.Has(Feature.Scatter) && tables.Count > 0 && Chance.From(tables) is { } table => Node.Statement(
                $"for (int {i} = 0; {i} < {table.Count}; {i}++) {memory.At(table.At(i))} {Chance.Pick("+=", "*=", "=")} $0;", growth.Numbers.Tame(Sort.Double, 2)),
            2 when memory.Length >= 2 => Node.Statement(
                $"for (int {i} = 1; {i} < {memory.Count}; {i}++) {memory.At(i)} = §M.Sin({memory.At($"{i} - 1")} * {memory.At(i)} + $0);", growth.Expressions.Leaf(Sort.Double)),
            _ => Node.Statement($"{memory.Place} = {v} * {v};\n{v} = §M.Sin({memory.Place} + {v});", growth.Integers.Index(memory, effects: false)),
        };
    }

    private string Slice(Memory source) => source.Form == InputForm.Array
        ? source.Name + Chance.Pick(".AsSpan(1)", $".AsSpan(0, {source.Length - 1})", $".AsSpan(1, {source.Length - 1})", ".AsSpan()[1..]", ".AsSpan(1..)")
        : source.Name + Chance.Pick("[1..]", "[..^1]", $".Slice(1, {source.Length - 1})", ".Slice(1)");

    private static string Whole(Memory source) => source.Form == InputForm.Array ? ".AsSpan().ToArray()" : ".ToArray()";

    private string Copied(Memory source, string type) =>
        source.Form == InputForm.Array && Chance.OneIn(2) ? $"({type}[]){source.Name}.Clone()" : source.Name + Whole(source);

    private Node Declared(Memory memory, string text, params Node[] parts)
    {
        growth.Scope.Memories.Add(memory with { IsReassignable = true });
        return Node.Statement(text, [.. parts]);
    }
}
