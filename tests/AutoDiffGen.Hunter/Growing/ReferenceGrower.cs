using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Names that come to mean other memory: ref locals and returns, array variables, windows that move.</summary>
internal sealed class ReferenceGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    /// <summary>Another name for a variable or an element.</summary>
    public Node? Local()
    {
        Sort sort = growth.Numbers.AnySort();
        IReadOnlyList<Memory> memories = growth.Scope.Writable(sort);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(sort);
        string name = growth.Name("r"), type = StatementGrower.Type(sort);
        Variable reference = new(name, sort, IsAssignable: true) { CanBeCaptured = false, IsReference = true };
        if (memories.Count > 0 && !Chance.OneIn(3))
        {
            Memory memory = Chance.From(memories);
            Node index = growth.Integers.Index(memory, effects: false);
            growth.Scope.Variables.Add(reference with { RefersTo = memory is { IsReassignable: false, IsOnStack: false } ? memory : null });
            return Node.Statement($"ref {type} {name} = ref {memory.Place};", index);
        }

        if (variables.Count == 0) return null;
        Node aliased = Node.Fixed(Chance.From(variables).Name);
        growth.Scope.Variables.Add(reference);
        return Node.Statement($"ref {type} {name} = ref $0;", aliased);
    }

    /// <summary>Points a reference to another element.</summary>
    public Node? Point()
    {
        List<Variable> references = [.. growth.Scope.Variables.Where(v => v.RefersTo is not null && growth.Scope.Assignable(v.Sort).Contains(v))];
        if (references.Count == 0) return null;
        Variable reference = Chance.From(references);
        Memory memory = reference.RefersTo!;
        // One more array, of its own: each that it may refer to is a branch of each access.
        if (memory.Form == InputForm.Array && Chance.OneIn(3))
            memory = growth.Scope.Writable(reference.Sort).FirstOrDefault(m => m is { Form: InputForm.Array, IsReassignable: false }) ?? memory;
        string point = $"{reference.Name} = ref {memory.Place};";
        Node index = growth.Integers.Index(memory, effects: false);
        return Chance.OneIn(2) ? Node.Statement(point, index) : Node.Statement($"if ($1) {point}", index, growth.Expressions.Condition(1));
    }

    /// <summary>Assigns one of two variables, or one of two elements.</summary>
    public Node? Either()
    {
        Sort sort = growth.Numbers.AnySort();
        List<Variable> variables = [.. growth.Scope.Assignable(sort).Where(v => v is { IsReference: false, CanBeCaptured: true } && !growth.Parameters.Contains(v.Name))];
        List<Memory> memories = [.. growth.Scope.Writable(sort).Where(m => m is { IsReassignable: false, IsOnStack: false })];
        string assign = Chance.Pick("=", "+=", "*=");
        if (memories.Count > 0 && Chance.OneIn(2))
        {
            Memory first = Chance.From(memories), second = Chance.From(memories);
            string other = second.Place.Replace("$0", "$1", System.StringComparison.Ordinal);
            return Node.Statement(
                $"($2 ? ref {first.Place} : ref {other}) {assign} $3;",
                growth.Integers.Index(first, effects: false),
                growth.Integers.Index(second, effects: false),
                growth.Expressions.Condition(1),
                growth.Numbers.Tame(sort, 1));
        }

        if (variables.Count < 2) return null;
        return Node.Statement($"($0 ? ref {Chance.From(variables).Name} : ref {Chance.From(variables).Name}) {assign} $1;", growth.Expressions.Condition(1), growth.Numbers.Tame(sort, 1));
    }

    /// <summary>Array and span variables of one length: swapped, copied to each other, made anew.</summary>
    public Node? Reassign()
    {
        List<Memory> variables = [.. growth.Scope.Memories.Where(m => m is { IsReassignable: true, IsOnStack: false } && m.Element is Sort.Double or Sort.Single)];
        if (variables.Count == 0) return null;
        Memory first = Chance.From(variables);
        List<Memory> others = variables.FindAll(m => m.Element == first.Element && m.Form == first.Form && m.Length == first.Length && m != first);
        string type = StatementGrower.Type(first.Element);
        if (others.Count > 0 && !Chance.OneIn(3))
        {
            string x = first.Name, y = Chance.From(others).Name;
            return Chance.Below(4) switch
            {
                0 => Node.Statement($"{x} = {y};"),
                1 => Node.Statement($"if ($0) {x} = {y};", growth.Expressions.Condition(1)),
                2 when first.Form == InputForm.Array => Node.Statement($"{x} = $0 ? {x} : {y};", growth.Expressions.Condition(1)),
                _ => Node.Statement(first.Form == InputForm.Array ? $"({x}, {y}) = ({y}, {x});" : $"{x} = {y};"),
            };
        }

        if (first.Form != InputForm.Array) return null;
        List<Memory> sources = [.. growth.Scope.Whole(first.Element).Where(m => m.Length >= first.Length)];
        return Chance.Below(3) switch
        {
            0 when sources.Count > 0 => Node.Statement($"{first.Name} = {Chance.From(sources).Span}.ToArray();"),
            1 when first.Length is > 0 and < 4 => Node.Statement(
                $"{first.Name} = [{string.Join(", ", Enumerable.Range(0, first.Length).Select(i => $"${i}"))}];",
                [.. Enumerable.Range(0, first.Length).Select(_ => growth.Numbers.Tame(first.Element, 1))]),
            _ => Node.Statement($"{first.Name} = new {type}[{first.Length}];"),
        };
    }

    /// <summary>A span that moves over memory, or shrinks.</summary>
    public Node? Window(int depth)
    {
        List<Memory> sources = [.. growth.Scope.Whole(Sort.Double)];
        if (sources.Count == 0) return null;
        Memory source = Chance.From(sources);
        string name = growth.Name("w"), rest = growth.Name("w");
        InputForm form = source.IsWritable && Chance.OneIn(2) ? InputForm.Span : InputForm.ReadOnlySpan;
        Node body = growth.Scope.Inside(() =>
        {
            growth.Scope.Memories.Add(new Memory(name, Sort.Double, form, 1));
            return growth.Loops.Body(depth);
        });
        string move = Chance.Pick("[1..]", "[..^1]", ".Slice(1)", $"[({name}.Length / 2)..]", $"[..({name}.Length / 2)]");
        string test = move.Contains("/ 2)..", System.StringComparison.Ordinal) ? "> 1" : "> 0";
        return Chance.OneIn(2)
            ? Node.Statement($"for ({form}<§D> {name} = {source.Name}; {name}.Length {test}; {name} = {name}{move}) $0", body)
            // First of all, so that a `continue` does not go round for ever.
            : Node.Statement($"{form}<§D> {rest} = {source.Name};\nwhile ({rest}.Length {test} && $0)\n{{\n{form}<§D> {name} = {rest};\n{rest} = {name}{move};\n$1\n}}", growth.Expressions.Condition(1), body);
    }

    /// <summary>A method that returns a reference, used as a place.</summary>
    public Node? Returned()
    {
        List<Memory> memories = [.. growth.Scope.WritableWhole(Sort.Double).Where(m => m.Length > 0)];
        if (memories.Count == 0) return null;
        string method = growth.ReferenceMethod ??= Declare();
        string call = $"{method}({Chance.From(memories).Span}, $0)";
        Node index = growth.Integers.Grow(1);
        if (Chance.OneIn(3))
        {
            string name = growth.Name("r");
            growth.Scope.Variables.Add(new Variable(name, Sort.Double, IsAssignable: true) { CanBeCaptured = false, IsReference = true });
            return Node.Statement($"ref §D {name} = ref {call};", index);
        }

        return Node.Statement($"{call} {Chance.Pick("=", "+=", "*=")} $1;", index, growth.Numbers.Tame(Sort.Double, 2));
    }

    private string Declare()
    {
        string name = growth.Name("At");
        growth.Members.Add(Node.Fixed($"private static ref §D {name}(Span<§D> a, int i)" + Chance.Below(4) switch
        {
            0 => " => ref a[(i & 15) % a.Length];",
            1 => "\n{\nint k = (i & 7) % a.Length;\na[0] *= 0.5;\nreturn ref a[k];\n}",
            2 => "\n{\nfor (int k = 0; k < a.Length; k++)\n{\nif (a[k] > 0.3) return ref a[k];\n}\nreturn ref a[(i & 7) % a.Length];\n}",
            _ => "\n{\nref §D best = ref a[0];\nfor (int k = 1; k < a.Length; k++)\n{\nif (a[k] > best + 0.1 * i) best = ref a[k];\n}\nreturn ref best;\n}",
        }));
        return name;
    }
}
