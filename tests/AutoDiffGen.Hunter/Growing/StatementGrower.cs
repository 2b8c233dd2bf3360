using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Statements, and blocks of them.</summary>
internal sealed class StatementGrower(Growth growth)
{
    /// <summary>How deep compound statements nest.</summary>
    private const int Deepest = 4;

    private static readonly Choice[] Choices =
    [
        new(3, null, (g, _) => g.Statements.Declaration()),
        new(1, Feature.Flags, (g, _) => g.Statements.Flag()),
        new(3, Feature.Overwrites, (g, _) => g.Memory.Store()),
        new(1, null, (g, _) => g.Memory.Declaration()),
        new(1, null, (g, _) => g.Calls.Statement()),
        new(1, null, (g, depth) => g.Memory.Special(depth), IsCompound: true),
        new(2, Feature.Branches, (g, depth) => g.Statements.Branch(depth), IsCompound: true),
        new(2, Feature.CountedLoops, (g, depth) => g.Loops.Counted(depth), IsCompound: true),
        new(2, Feature.OpenLoops, (g, depth) => g.Loops.Open(depth), IsCompound: true),
        new(1, Feature.ForEach, (g, depth) => g.Loops.ForEach(depth), IsCompound: true),
        new(1, Feature.Breaks, (g, _) => g.Jumps.Exit()),
        new(1, Feature.Returns, (g, _) => g.Jumps.Return()),
        new(1, Feature.Gotos, (g, depth) => g.Jumps.Labeled(depth), IsCompound: true),
        new(1, Feature.TryFinally, (g, depth) => g.Jumps.TryFinally(depth), IsCompound: true),
        new(1, Feature.Swaps, (g, _) => g.Memory.Swap()),
        new(1, Feature.Tuples, (g, _) => g.Statements.Deconstruction()),
        new(1, Feature.Switches, (g, depth) => g.Selections.Switch(depth), IsCompound: true),
        new(1, Feature.Throws, (g, _) => g.Selections.Throw()),
        new(2, Feature.Structs, (g, _) => g.Structs.Statement()),
        new(1, Feature.StructArrays, (g, depth) => g.StructMemory.Grow(depth), IsCompound: true),
        new(1, Feature.NamedTuples, (g, _) => g.Structs.Tuple()),
        new(1, Feature.Lambdas, (g, _) => g.Functions.Lambda()),
        new(1, Feature.ReferenceLocals, (g, _) => g.References.Local()),
        new(1, Feature.ReferenceLocals, (g, _) => g.References.Point()),
        new(1, Feature.ReferenceLocals, (g, _) => g.References.Either()),
        new(1, Feature.ArrayVariables, (g, _) => g.References.Reassign()),
        new(1, Feature.Windows, (g, depth) => g.References.Window(depth), IsCompound: true),
        new(1, Feature.ReferenceReturns, (g, _) => g.References.Returned()),
        new(1, Feature.Grids, (g, depth) => g.Grids.Grow(depth), IsCompound: true),
        new(1, Feature.SpanHelpers, (g, _) => g.Spans.Statement()),
        new(1, Feature.Nullables, (g, _) => g.Selections.NullableLocal()),
        new(1, Feature.TensorPrimitives, (g, _) => g.Tensors.Grow()),
        new(1, Feature.Vectors, (g, _) => g.Vectors.Statement()),
    ];

    private Chance Chance => growth.Chance;

    public Node Block(int depth) => growth.Scope.Inside(() =>
    {
        List<Node> statements = [];
        int count = Chance.Between(1, depth == 0 ? 8 : 4);
        for (int i = 0; i < count && growth.Budget > 0; i++) statements.Add(Statement(depth));
        if (statements.Count == 0) statements.Add(Assignment(1));
        return Node.Block(statements);
    });

    public Node Statement(int depth)
    {
        growth.Budget--;
        Choice[] possible = [.. Choices.Where(c => (c.Needs is not { } feature || growth.Has(feature)) && (!c.IsCompound || depth < Deepest))];
        int at = Chance.Below(possible.Sum(c => c.Weight) + 6);
        foreach (Choice choice in possible)
        {
            if (at < choice.Weight) return choice.Grow(growth, depth) ?? Assignment(2);
            at -= choice.Weight;
        }

        return Assignment(2);
    }

    public Node Declaration()
    {
        Sort sort = Chance.OneIn(6) ? Sort.Int : growth.Numbers.AnySort();
        // Named after it has grown: no initializer sees its own variable.
        Node value = sort == Sort.Int ? growth.Integers.Grow(2) : Chance.OneIn(2) ? growth.Numbers.Tame(sort, 2) : growth.Numbers.Grow(sort, 3);
        string name = growth.Name(sort == Sort.Int ? "n" : "v");
        growth.Scope.Variables.Add(new Variable(name, sort, IsAssignable: true));
        return Node.Statement($"{Type(sort)} {name} = $0;", value);
    }

    public static string Type(Sort sort) => sort switch { Sort.Double => "§D", Sort.Single => "§F", Sort.Int => "int", Sort.Bool => "bool", Sort.Pair => "Pair", _ => "void" };

    public Node Assignment(int depth)
    {
        Sort sort = Chance.OneIn(8) ? Sort.Int : growth.Numbers.AnySort();
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(sort);
        if (variables.Count == 0) return Declaration();
        string name = Chance.From(variables).Name;
        if (sort == Sort.Int) return Node.Statement($"{name} {Chance.Pick("=", "+=", "^=")} $0 & 7;", growth.Integers.Grow(depth));
        return Chance.Below(10) switch
        {
            0 => Node.Statement($"{name} {Chance.Pick("*=", "-=")} $0;", growth.Numbers.Tame(sort, depth)),
            1 => Node.Statement(sort == Sort.Double ? $"{name} /= 1.5 + §M.Cos($0);" : $"{name} /= 2f + §N.Cos($0);", growth.Numbers.Grow(sort, depth)),
            2 => Node.Statement($"{name}{Chance.Pick("++", "--")};"),
            3 or 4 or 5 => Node.Statement($"{name} += $0;", growth.Scope.Loops > 1 ? growth.Numbers.Tame(sort, depth) : growth.Numbers.Grow(sort, depth)),
            6 when variables.Count > 1 && growth.Has(Feature.SideEffects) => Node.Statement($"{name} = {Chance.From(variables).Name} {Chance.Pick("=", "+=", "*=")} $0;", growth.Numbers.Tame(sort, depth)),
            _ => Node.Statement($"{name} = $0;", growth.Scope.Loops > 0 || Chance.OneIn(2) ? growth.Numbers.Tame(sort, depth) : growth.Numbers.Grow(sort, depth + 1)),
        };
    }

    private Node Flag()
    {
        IReadOnlyList<Variable> flags = growth.Scope.Assignable(Sort.Bool);
        if (flags.Count > 0 && Chance.OneIn(2)) return Node.Statement($"{Chance.From(flags).Name} = $0;", growth.Expressions.Condition(2));
        Node value = growth.Expressions.Condition(1);
        string name = growth.Name("b");
        growth.Scope.Variables.Add(new Variable(name, Sort.Bool, IsAssignable: true));
        return Node.Statement($"bool {name} = $0;", value);
    }

    private Node Branch(int depth)
    {
        Node condition = growth.Expressions.Condition(growth.Has(Feature.ConditionEffects) ? 2 : 1);
        Node then = Block(depth + 1);
        return Chance.Below(3) switch
        {
            0 => Node.Statement("if ($0) $1", condition, then),
            1 => Node.Statement("if ($0) $1 else $2", condition, then, Block(depth + 1)),
            _ => Node.Statement("if ($0) $1 else if ($2) $3", condition, then, growth.Expressions.Condition(1), Block(depth + 1)),
        };
    }

    private Node Deconstruction()
    {
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (variables.Count > 1 && Chance.OneIn(2))
        {
            string x = Chance.From(variables).Name, y = Chance.From(variables).Name, z = Chance.From(variables).Name;
            Node first = growth.Numbers.Tame(Sort.Double, 2), second = growth.Numbers.Tame(Sort.Double, 2);
            if (Chance.OneIn(3)) return Node.Statement($"({x}, ({y}, {z})) = ($0, ({x}, $1));", first, second);
            return Node.Statement($"({x}, {y}) = ($0, $1);", first, second);
        }

        if (growth.Has(Feature.Helpers) && Chance.OneIn(2))
        {
            Node argument = growth.Numbers.Grow(Sort.Double, 2);
            string[] names = [growth.PartName(), growth.PartName()];
            foreach (string name in names) growth.Scope.Variables.Add(new Variable(name, Sort.Double, IsAssignable: true));
            return Node.Statement($"var ({names[0]}, ({names[1]}, _)) = {growth.Functions.Several()}($0);", argument);
        }

        Node angle = growth.Numbers.Grow(Sort.Double, 2);
        string sine = growth.PartName(), cosine = growth.PartName();
        growth.Scope.Variables.Add(new Variable(sine, Sort.Double, IsAssignable: true));
        growth.Scope.Variables.Add(new Variable(cosine, Sort.Double, IsAssignable: true));
        return Node.Statement($"(§D {sine}, §D {cosine}) = §M.SinCos($0);", angle);
    }

    /// <param name="Weight">How often it is chosen.</param>
    /// <param name="Needs">The feature that it belongs to.</param>
    /// <param name="Grow">Grows it at a depth; null where nothing is there that it needs.</param>
    /// <param name="IsCompound">Whether it may hold blocks.</param>
    private sealed record Choice(int Weight, Feature? Needs, Func<Growth, int, Node?> Grow, bool IsCompound = false);
}
