using System.Collections.Generic;
using System.Globalization;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Expressions of any sort, and conditions.</summary>
internal sealed class ExpressionGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node Of(Sort sort, int depth) => sort switch
    {
        Sort.Int => growth.Integers.Grow(depth),
        Sort.Bool => Condition(depth),
        Sort.Pair => growth.Structs.Grow(depth),
        _ => growth.Numbers.Grow(sort, depth),
    };

    /// <summary>Something simple without effects, so that it may be written twice.</summary>
    public Node Leaf(Sort sort)
    {
        IReadOnlyList<Variable> variables = growth.Scope.Of(sort);
        if (sort == Sort.Bool) return variables.Count > 0 ? Node.Of(sort, Chance.From(variables).Name) : Node.Of(sort, Chance.Pick("true", "false"));
        IReadOnlyList<Memory> memories = growth.Scope.MemoryOf(sort);
        int choice = Chance.Below(20);
        if (choice < 2 || (variables.Count == 0 && memories.Count == 0)) return Literal(sort);
        if ((choice < 10 && memories.Count > 0) || variables.Count == 0) return Element(Chance.From(memories), effects: false);
        return Node.Of(sort, Chance.From(variables).Name);
    }

    public Node Literal(Sort sort) => sort switch
    {
        Sort.Int => Node.Of(sort, Chance.Between(0, 4).ToString(CultureInfo.InvariantCulture)),
        Sort.Bool => Node.Of(sort, Chance.Pick("true", "false")),
        Sort.Single => Node.Of(sort, Chance.Pick("0.5f", "1.25f", "0.75f", "2f", "0f", "1f", "(-0.25f)")),
        _ => Node.Of(sort, Chance.Pick("0.5", "1.25", "0.3", "2.0", "0.0", "1.0", "(-0.7)", "1e-3")),
    };

    public Node Element(Memory memory, bool effects) => Node.Of(memory.Element, memory.Place, growth.Integers.Index(memory, effects));

    public Node Condition(int depth)
    {
        int choice = Chance.Below(depth <= 0 ? 6 : 12);
        switch (choice)
        {
            case 0 or 1 or 2:
                Sort sort = growth.Numbers.AnySort();
                return Node.Of(Sort.Bool, $"($0 {Chance.Pick("<", ">", "<=", ">=")} $1)", growth.Numbers.Grow(sort, depth - 1), growth.Numbers.Grow(sort, 0));
            case 3:
                return Node.Of(Sort.Bool, $"(($0 & {Chance.Pick("1", "2", "3")}) {Chance.Pick("==", "!=")} {Chance.Pick("0", "1", "2")})", growth.Integers.Grow(depth - 1));
            case 4:
                return Node.Of(Sort.Bool, $"($0 {Chance.Pick("<", ">", "!=")} $1)", growth.Integers.Grow(depth - 1), growth.Integers.Grow(0));
            case 5:
                return Leaf(Sort.Bool);
            case 6 or 7:
                return Node.Of(Sort.Bool, $"($0 {Chance.Pick("&&", "||", "&", "|", "^")} $1)", Condition(depth - 1), Condition(depth - 1));
            case 8:
                return Node.Of(Sort.Bool, "!($0)", Condition(depth - 1));
            case 9 when growth.Has(Feature.SideEffects) && growth.Scope.Assignable(Sort.Bool) is { Count: > 0 } flags:
                return Node.Of(Sort.Bool, $"({Chance.From(flags).Name} {Chance.Pick("=", "|=", "&=", "^=")} $0)", Condition(depth - 1));
            case 9 when growth.Has(Feature.NonFinite):
                return Node.Of(Sort.Bool, $"§D.{Chance.Pick("IsNaN", "IsFinite")}($0)", growth.Numbers.Grow(Sort.Double, depth - 1));
            case 10 when growth.Has(Feature.Patterns):
                return growth.Selections.Pattern(depth);
            case 11 when growth.Has(Feature.SpanHelpers) && growth.Spans.Test() is { } test:
                return test;
            default:
                return Node.Of(Sort.Bool, $"($0 {Chance.Pick("<", ">")} $1)", growth.Numbers.Grow(Sort.Double, depth), growth.Numbers.Grow(Sort.Double, depth));
        }
    }
}
