using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Statements, and blocks of them.</summary>
internal sealed class StatementGrower(Growth growth)
{
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
        Node? grown = Chance.Below(30) switch
        {
            0 or 1 or 2 => Declaration(),
            3 when growth.Has(Feature.Flags) => Flag(),
            4 or 5 or 6 when growth.Has(Feature.Overwrites) => growth.Memory.Store(),
            7 => growth.Memory.Declaration(),
            8 or 9 when depth < 4 && growth.Has(Feature.Branches) => Branch(depth),
            10 or 11 when depth < 4 && growth.Has(Feature.CountedLoops) => growth.Loops.Counted(depth),
            12 or 13 when depth < 4 && growth.Has(Feature.OpenLoops) => growth.Loops.Open(depth),
            14 when depth < 4 && growth.Has(Feature.ForEach) => growth.Loops.ForEach(depth),
            15 when growth.Scope.Loops > 0 && growth.Has(Feature.Breaks) => Exit(),
            16 when growth.Has(Feature.Returns) => Return(),
            17 when growth.Has(Feature.Swaps) => growth.Memory.Swap(),
            18 when growth.Has(Feature.Tuples) => Deconstruction(),
            19 => growth.Calls.Statement(),
            20 when depth < 4 => growth.Memory.Special(depth),
            21 when depth < 4 && growth.Has(Feature.Switches) => growth.Selections.Switch(depth),
            22 when growth.Has(Feature.Throws) => growth.Selections.Throw(),
            23 or 24 when growth.Has(Feature.Structs) => growth.Structs.Statement(),
            25 when growth.Has(Feature.NamedTuples) => growth.Structs.Tuple(),
            26 when growth.Has(Feature.Lambdas) => growth.Functions.Lambda(),
            27 when growth.Has(Feature.ReferenceLocals) => growth.Memory.Reference(),
            28 when growth.Has(Feature.Grids) => growth.Memory.Grid(),
            29 when growth.Has(Feature.TensorPrimitives) => growth.Memory.Tensor(),
            _ => null,
        };
        return grown ?? Assignment(2);
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

    public static string Type(Sort sort) => sort switch { Sort.Double => "§D", Sort.Single => "§F", Sort.Int => "int", Sort.Bool => "bool", _ => "void" };

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
            6 when variables.Count > 1 && growth.Has(Feature.SideEffects) => Node.Statement($"{name} = {Chance.From(variables).Name} = $0;", growth.Numbers.Tame(sort, depth)),
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

    private Node Exit() => Node.Statement($"if ($0) {Chance.Pick("break", "continue")};", growth.Expressions.Condition(1));

    private Node? Return() => growth.Scope.Returns switch
    {
        null => null,
        Sort.Statement => Node.Statement("if ($0) return;", growth.Expressions.Condition(1)),
        { } sort => Node.Statement("if ($0) return $1;", growth.Expressions.Condition(1), growth.Expressions.Of(sort, 2)),
    };

    private Node Deconstruction()
    {
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (variables.Count > 1 && Chance.OneIn(2))
        {
            return Node.Statement(
                $"({Chance.From(variables).Name}, {Chance.From(variables).Name}) = ($0, $1);", growth.Numbers.Tame(Sort.Double, 2), growth.Numbers.Tame(Sort.Double, 2));
        }

        Node angle = growth.Numbers.Grow(Sort.Double, 2);
        string sine = growth.Name("v"), cosine = growth.Name("v");
        growth.Scope.Variables.Add(new Variable(sine, Sort.Double, IsAssignable: true));
        growth.Scope.Variables.Add(new Variable(cosine, Sort.Double, IsAssignable: true));
        return Node.Statement($"(§D {sine}, §D {cosine}) = §M.SinCos($0);", angle);
    }
}
