using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Ways out of the order of statements, and code that runs whichever was taken.</summary>
internal sealed class JumpGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node? Exit()
    {
        List<string> exits = [.. growth.Scope.Labels.Select(l => $"goto {l}")];
        if (growth.Scope.Loops > 0) exits.AddRange(["break", "continue"]);
        return exits.Count == 0 ? null : Node.Statement($"if ($0) {Chance.From(exits)};", growth.Expressions.Condition(1));
    }

    public Node? Return() => growth.Scope.Returns switch
    {
        null => null,
        Sort.Statement => Node.Statement("if ($0) return;", growth.Expressions.Condition(1)),
        { } sort => Node.Statement("if ($0) return $1;", growth.Expressions.Condition(1), growth.Expressions.Of(sort, 2)),
    };

    /// <summary>Code with a label behind it, to which it jumps from however deep inside.</summary>
    public Node Labeled(int depth)
    {
        string label = growth.Name("label");
        growth.Scope.Labels.Add(label);
        Node before = growth.Statements.Block(depth + 1);
        Node jump = Node.Statement($"if ($0) goto {label};", growth.Expressions.Condition(1));
        Node between = growth.Statements.Block(depth + 1);
        growth.Scope.Labels.Remove(label);
        growth.Scope.HideReferences();
        return Node.Statement($"$0\n$1\n$2\n{label}:\n$3", before, jump, between, growth.Statements.Block(depth + 1));
    }

    /// <summary>What stands in the finally block can be seen by nobody where an exception goes by, and throws none itself.</summary>
    public Node? TryFinally(int depth)
    {
        Variable[] variables = [.. growth.Scope.Assignable(Sort.Double).Where(v => v.CanBeCaptured && v.Name.All(char.IsLetterOrDigit) && !growth.Parameters.Contains(v.Name))];
        if (variables.Length == 0) return null;
        Node body = growth.Statements.Block(depth + 1);
        Node value = Chance.OneIn(3) ? growth.Expressions.Literal(Sort.Double) : Node.Of(Sort.Double, Chance.From(variables).Name);
        return Node.Statement($"try $0 finally\n{{\n{Chance.From(variables).Name} {Chance.Pick("=", "+=", "*=")} $1;\n}}", body, value);
    }
}
