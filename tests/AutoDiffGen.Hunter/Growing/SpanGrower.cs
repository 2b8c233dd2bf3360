using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>The library's methods on whole spans and arrays.</summary>
internal sealed class SpanGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node? Statement()
    {
        Sort sort = growth.Numbers.AnySort();
        IReadOnlyList<Memory> writable = growth.Scope.WritableWhole(sort), sources = growth.Scope.Whole(sort);
        if (writable.Count == 0) return null;
        Memory memory = Chance.From(writable), source = Chance.From(sources);
        string span = memory.Span;
        switch (Chance.Below(9))
        {
            case 0:
                return Node.Statement($"{span}.Fill($0);", growth.Numbers.Tame(sort, 1));
            case 1:
                return Node.Statement($"{span}{(memory.Length > 1 ? Chance.Pick("[1..]", "[..^1]", "[1..2]") : "")}.Clear();");
            case 2 when source.Length > 0 && memory.Length > 0:
                int count = Chance.Between(1, System.Math.Min(source.Length, memory.Length));
                return Node.Statement($"{source.Span}[..{count}].CopyTo({span}{Chance.Pick("", $"[^{count}..]", $"[..{count}]")});");
            case 3:
                return Node.Statement($"{span}.Reverse();");
            case 4:
                return Node.Statement($"{span}.Sort();");
            case 5 when memory.Length > 2:
                // Both the same memory, in part.
                return Node.Statement(Chance.Pick($"{span}[1..].CopyTo({span});", $"{span}[..^1].CopyTo({span}[1..]);", $"{span}[1..].Reverse();"));
            case 6 when memory.Form == InputForm.Array:
                return Node.Statement($"{Chance.Pick("Array.Reverse", "Array.Sort", "Array.Clear")}({memory.Name});");
            case 7 when memory.Form == InputForm.Array && source.Form == InputForm.Array:
                return Node.Statement($"Array.Copy({source.Name}, {memory.Name}, Math.Min({source.Count}, {memory.Count}));");
            default:
                return Node.Statement($"if ({source.Span}.TryCopyTo({span})) {span}.Reverse();");
        }
    }

    /// <summary>A number of a whole array.</summary>
    public Node? Number()
    {
        List<Memory> arrays = [.. growth.Scope.Whole(Sort.Double).Where(m => m.Form == InputForm.Array)];
        if (arrays.Count == 0) return null;
        Memory memory = Chance.From(arrays);
        string call = memory.Length == 0 ? "Sum" : Chance.Pick("Sum", "Sum", "Average", "Max", "Min");
        return Node.Of(Sort.Double, $"{memory.Name}.{call}()");
    }

    /// <summary>A question about a whole span; null where there is none.</summary>
    public Node? Test()
    {
        IReadOnlyList<Memory> all = growth.Scope.Whole(Sort.Double);
        if (all.Count == 0) return null;
        string span = Chance.From(all).Span, other = Chance.From(all).Span;
        return Chance.Below(4) switch
        {
            0 => Node.Of(Sort.Bool, $"{span}.SequenceEqual({other})"),
            1 => Node.Of(Sort.Bool, $"{span}.{Chance.Pick("StartsWith", "EndsWith")}({other})"),
            _ => Node.Of(Sort.Bool, $"{span}.Contains((§D)($0))", growth.Expressions.Leaf(Sort.Double)),
        };
    }

    /// <summary>Where something is, or how often; null where there is nothing to search.</summary>
    public Node? Position()
    {
        Sort sort = Chance.Pick(Sort.Double, Sort.Int);
        IReadOnlyList<Memory> all = growth.Scope.Whole(sort);
        if (all.Count == 0) return null;
        return Node.Of(
            Sort.Int,
            $"{Chance.From(all).Span}.{Chance.Pick("IndexOf", "LastIndexOf", "Count", "BinarySearch")}(({StatementGrower.Type(sort)})($0))",
            growth.Expressions.Leaf(sort));
    }
}
