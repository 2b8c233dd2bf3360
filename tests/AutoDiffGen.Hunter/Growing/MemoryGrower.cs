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
        string place = $"{memory.Name}[$0]";
        return Chance.Below(6) switch
        {
            0 => Node.Statement($"{place} *= $1;", index, growth.Numbers.Tame(sort, 1)),
            1 or 2 => Node.Statement($"{place} += $1;", index, growth.Numbers.Tame(sort, 2)),
            3 => Node.Statement($"{place}{Chance.Pick("++", "--")};", index),
            _ => Node.Statement($"{place} = $1;", index, Chance.OneIn(2) ? growth.Numbers.Tame(sort, 2) : growth.Numbers.Grow(sort, 2)),
        };
    }

    public Node? Declaration()
    {
        Sort sort = growth.Numbers.AnySort();
        string type = StatementGrower.Type(sort), name = growth.Name("a");
        int length = Chance.Between(1, 5);
        IReadOnlyList<Memory> known = growth.Scope.MemoryOf(sort);
        Memory? source = known.Count > 0 ? Chance.From(known) : null;
        switch (Chance.Below(7))
        {
            case 0 when growth.Has(Feature.StackAllocation) && growth.Scope.Loops == 0:
                return Declared(new Memory(name, sort, InputForm.Span, length), $"Span<{type}> {name} = stackalloc {type}[{length}];");
            case 1 when growth.Has(Feature.LocalArrays):
                return Declared(new Memory(name, sort, InputForm.Array, 2), $"{type}[] {name} = [$0, $1];", growth.Numbers.Grow(sort, 1), growth.Numbers.Grow(sort, 1));
            case 2 when growth.Has(Feature.Slices) && source is { Length: > 1 }:
                InputForm form = source.IsWritable && Chance.OneIn(2) ? InputForm.Span : InputForm.ReadOnlySpan;
                return Declared(new Memory(name, sort, form, source.Length - 1), $"{form}<{type}> {name} = {Slice(source)};");
            case 3 when growth.Has(Feature.ArrayCopies) && source is not null:
                bool part = source.Form == InputForm.Array && source.Length > 1 && Chance.OneIn(2);
                return Declared(new Memory(name, sort, InputForm.Array, source.Length - (part ? 1 : 0)), $"{type}[] {name} = {source.Name}{(part ? "[1..]" : Whole(source))};");
            case 4 or 5 or 6 when growth.Has(Feature.LocalArrays):
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
            string x = $"{first.Name}[{Chance.Below(first.Length)}]", y = $"{second.Name}[{Chance.Below(second.Length)}]";
            return Node.Statement($"({x}, {y}) = ({y}, {x});");
        }

        if (variables.Count < 2) return null;
        string v = Chance.From(variables).Name, w = Chance.From(variables).Name;
        return Node.Statement($"({v}, {w}) = ({w}, {v});");
    }

    /// <summary>Idioms that single statements rarely make.</summary>
    public Node? Special(int depth)
    {
        IReadOnlyList<Memory> memories = growth.Scope.Writable(Sort.Double);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (memories.Count == 0 || variables.Count == 0) return null;
        Memory memory = Chance.From(memories);
        string v = Chance.From(variables).Name, i = growth.Name("i");
        List<Memory> tables = [.. growth.Scope.MemoryOf(Sort.Int).Where(t => t.ElementsBelow > 0 && t.ElementsBelow <= memory.Length)];
        return Chance.Below(5) switch
        {
            0 when growth.Has(Feature.RingBuffers) && memory.Length >= 2 && depth < 3 => Node.Statement(
                $"for (int {i} = 0; {i} < {Chance.Between(2, 7)}; {i}++)\n{{\n{memory.Name}[{i} % {memory.Length}] = $0;\n"
                    + $"{v} += 0.3 * {memory.Name}[({i} + 1) % {memory.Length}] * {memory.Name}[{i} % {memory.Length}];\n}}",
                growth.Numbers.Tame(Sort.Double, 2)),
            1 when growth.Has(Feature.Scatter) && tables.Count > 0 && Chance.From(tables) is { } table => Node.Statement(
                $"for (int {i} = 0; {i} < {table.Name}.Length; {i}++) {memory.Name}[{table.Name}[{i}]] {Chance.Pick("+=", "*=", "=")} $0;", growth.Numbers.Tame(Sort.Double, 2)),
            2 when growth.Has(Feature.WholeSpans) => WholeSpan(memory),
            3 when memory.Length >= 2 => Node.Statement(
                $"for (int {i} = 1; {i} < {memory.Name}.Length; {i}++) {memory.Name}[{i}] = §M.Sin({memory.Name}[{i} - 1] * {memory.Name}[{i}] + $0);", growth.Expressions.Leaf(Sort.Double)),
            _ => Node.Statement($"{memory.Name}[$0] = {v} * {v};\n{v} = §M.Sin({memory.Name}[$0] + {v});", growth.Integers.Index(memory, effects: false)),
        };
    }

    private Node WholeSpan(Memory memory)
    {
        string span = memory.Form == InputForm.Array ? $"{memory.Name}.AsSpan()" : memory.Name;
        List<Memory> shorter = [.. growth.Scope.MemoryOf(Sort.Double).Where(m => m != memory)];
        return Chance.Below(3) switch
        {
            0 => Node.Statement($"{span}.Fill($0);", growth.Numbers.Tame(Sort.Double, 1)),
            1 when shorter.Count > 0 && Chance.From(shorter) is { } source => Node.Statement(
                $"{source.Name}{(source.Form == InputForm.Array ? ".AsSpan(0, 1)" : ".Slice(0, 1)")}.CopyTo({span});"),
            _ => Node.Statement($"{span}{(memory.Length > 1 ? "[1..]" : "")}.Clear();"),
        };
    }

    /// <summary>Another name for a variable or an element.</summary>
    public Node? Reference()
    {
        Sort sort = growth.Numbers.AnySort();
        IReadOnlyList<Memory> memories = growth.Scope.Writable(sort);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(sort);
        string name = growth.Name("r");
        Variable reference = new(name, sort, IsAssignable: true) { CanBeCaptured = false };
        if (memories.Count > 0 && !Chance.OneIn(3))
        {
            Memory memory = Chance.From(memories);
            Node index = growth.Integers.Index(memory, effects: false);
            growth.Scope.Variables.Add(reference);
            return Node.Statement($"ref {StatementGrower.Type(sort)} {name} = ref {memory.Name}[$0];", index);
        }

        if (variables.Count == 0) return null;
        Node aliased = Node.Fixed(Chance.From(variables).Name);
        growth.Scope.Variables.Add(reference);
        return Node.Statement($"ref {StatementGrower.Type(sort)} {name} = ref $0;", aliased);
    }

    /// <summary>An array of two dimensions, or of arrays; its elements count as variables.</summary>
    public Node Grid()
    {
        int rows = Chance.Between(1, 3), columns = Chance.Between(1, 3);
        bool jagged = Chance.OneIn(3);
        Node value = growth.Numbers.Tame(Sort.Double, 1);
        string g = growth.Name("g"), i = growth.Name("i"), j = growth.Name("j");
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                growth.Scope.Variables.Add(new Variable(jagged ? $"{g}[{r}][{c}]" : $"{g}[{r}, {c}]", Sort.Double, IsAssignable: true));
        return jagged
            ? Node.Statement($"§D[][] {g} = [{string.Join(", ", Enumerable.Repeat($"new §D[{columns}]", rows))}];\n{g}[0][{columns - 1}] = $0;", value)
            : Node.Statement(
                $"§D[,] {g} = new §D[{rows}, {columns}];\nfor (int {i} = 0; {i} < {g}.GetLength(0); {i}++)\nfor (int {j} = 0; {j} < {g}.GetLength(1); {j}++) {g}[{i}, {j}] = $0 * ({i} - 0.5 * {j});", value);
    }

    /// <summary>An operation of the library on whole spans.</summary>
    public Node? Tensor()
    {
        IReadOnlyList<Memory> memories = growth.Scope.MemoryOf(Sort.Double);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (memories.Count == 0 || variables.Count == 0) return null;
        string v = Chance.From(variables).Name, x = Chance.From(memories).Name;
        return Node.Statement($"{v} = §M.Sin(§P.{Chance.Pick("Sum", "SumOfSquares", "Norm", "Max")}<double>({x}));");
    }

    private string Slice(Memory source) => source.Form == InputForm.Array
        ? source.Name + Chance.Pick(".AsSpan(1)", $".AsSpan(0, {source.Length - 1})", $".AsSpan(1, {source.Length - 1})")
        : source.Name + Chance.Pick("[1..]", "[..^1]", $".Slice(1, {source.Length - 1})", ".Slice(1)");

    private static string Whole(Memory source) => source.Form == InputForm.Array ? ".AsSpan().ToArray()" : ".ToArray()";

    private Node Declared(Memory memory, string text, params Node[] parts)
    {
        growth.Scope.Memories.Add(memory);
        return Node.Statement(text, [.. parts]);
    }
}
