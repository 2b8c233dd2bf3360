using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Loops. Each ends, whatever its body and condition become: by its counter, or by fuel of its own.</summary>
internal sealed class LoopGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node Counted(int depth)
    {
        if (growth.Scope.Memories.Count > 0 && Chance.OneIn(2)) return Over(Chance.From(growth.Scope.Memories), depth);
        string i = growth.Name("i");
        int trips = Chance.Between(0, growth.Scope.Loops == 0 ? 6 : 3);
        return Chance.Below(5) switch
        {
            0 => Node.Statement($"for (int {i} = {trips}; {i} > 0; {i}--) $0", Body(depth, Counter(i, trips + 1))),
            1 => Node.Statement($"for (int {i} = 0; {i} <= ($0 & 3); {i}++) $1", growth.Integers.Grow(0), Body(depth, Counter(i, 0))),
            2 => Node.Statement($"for (int {i} = 0; {i} < {trips} && $0; {i}++) $1", growth.Expressions.Condition(1), Body(depth, Counter(i, trips))),
            3 => Node.Statement($"for (int {i} = {Chance.Between(-1, 2)}; {i} < {trips}; {i} += 2) $0", Body(depth, Counter(i, 0))),
            _ => Node.Statement($"for (int {i} = 0; {i} < {trips}; {i}++) $0", Body(depth, Counter(i, trips))),
        };
    }

    /// <summary>A loop over the indices of memory.</summary>
    public Node Over(Memory memory, int depth)
    {
        string i = growth.Name("i");
        string head = Chance.Pick(
            $"for (int {i} = 0; {i} < {memory.Count}; {i}++)",
            $"for (int {i} = {memory.Count} - 1; {i} >= 0; {i}--)",
            $"for (int {i} = 1; {i} < {memory.Count}; {i}++)",
            $"for (int {i} = 0; {i} < {memory.Count}; {i} += 2)");
        return Node.Statement($"{head} $0", Body(depth, new Variable(i, Sort.Int, IsAssignable: false) { IndexOf = memory.Dimension }));
    }

    public Node Open(int depth)
    {
        string fuel = growth.Name("k");
        string start = $"int {fuel} = {Chance.Between(1, growth.Scope.Loops == 0 ? 7 : 3)};\n";
        Node condition = growth.Expressions.Condition(growth.Has(Feature.ConditionEffects) ? 2 : 1);
        if (growth.Has(Feature.ActiveLoopVariables) && Chance.OneIn(3)) return Active(depth, fuel, start);
        return Chance.Below(6) switch
        {
            0 => Node.Statement($"{start}while ({fuel}-- > 0 && $0) $1", condition, Body(depth)),
            1 => Node.Statement($"{start}while ($0 && {fuel}-- > 0) $1", condition, Body(depth)),
            2 => Node.Statement($"{start}do $1 while ($0 && --{fuel} > 0);", condition, Body(depth)),
            3 => Node.Statement($"{start}do $0 while (--{fuel} > 0);", Body(depth)),
            4 => Node.Statement($"{start}for (; {fuel} > 0; {fuel}--) $0", Body(depth)),
            _ => Node.Statement($"{start}while (true)\n{{\nif ({fuel}-- <= 0 || $0) break;\n$1\n}}", condition, Body(depth)),
        };
    }

    public Node? ForEach(int depth)
    {
        IReadOnlyList<Memory> memories = [.. growth.Scope.Memories.FindAll(m => m.IsWhole)];
        if (memories.Count == 0) return null;
        Memory memory = Chance.From(memories);
        string item = growth.Name("e"), type = StatementGrower.Type(memory.Element);
        bool isPart = memory.Form != InputForm.Array && memory.Length > 0 && growth.Has(Feature.Slices) && Chance.OneIn(3);
        if (memory.IsWritable && growth.Has(Feature.ReferenceLocals) && Chance.OneIn(2))
        {
            Variable element = new(item, memory.Element, IsAssignable: memory.Element != Sort.Int) { CanBeCaptured = false };
            return Node.Statement($"foreach (ref {type} {item} in {memory.Span}{(isPart ? "[1..]" : "")}) $0", Body(depth, element));
        }

        return Node.Statement($"foreach ({type} {item} in {memory.Name}{(isPart ? "[1..]" : "")}) $0", Body(depth, new Variable(item, memory.Element, IsAssignable: false, memory.ElementsBelow)));
    }

    /// <summary>The body of a loop, which may name a counter.</summary>
    public Node Body(int depth, Variable? counter = null) => growth.Scope.Inside(() =>
    {
        if (counter is not null) growth.Scope.Variables.Add(counter);
        growth.Scope.Loops++;
        Node body = growth.Statements.Block(depth + 1);
        growth.Scope.Loops--;
        return body;
    });

    // The counter of the loop has a derivative, and decides when it ends.
    private Node Active(int depth, string fuel, string start)
    {
        string t = growth.Name("t");
        Node from = growth.Expressions.Leaf(Sort.Double), bound = growth.Expressions.Leaf(Sort.Double), step = growth.Expressions.Leaf(Sort.Double);
        Node body = Body(depth, new Variable(t, Sort.Double, IsAssignable: Chance.OneIn(2)));
        return Chance.OneIn(2)
            ? Node.Statement($"{start}for (§D {t} = $0; {t} < 2 + $1 && {fuel}-- > 0; {t} += 0.6 + 0.25 * $2 * $2) $3", from, bound, step, body)
            : Node.Statement($"{start}for (§D {t} = 1.5 + $0; {t} > $1 - 1 && {fuel}-- > 0; {t} = 0.7 * {t} - 0.2 * §M.Cos($2)) $3", from, bound, step, body);
    }

    private static Variable Counter(string name, int below) => new(name, Sort.Int, IsAssignable: false, below);
}
