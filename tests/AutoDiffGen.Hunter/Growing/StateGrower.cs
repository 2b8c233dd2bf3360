using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>What a type holds: fields and properties, read as constants, and the methods, properties and indexers that compute with them.</summary>
internal sealed class StateGrower(Growth growth)
{
    private static readonly Member[] Static =
    [
        new("private const double Half = 0.5;", "Half"),
        new("private static readonly §D Knob = 0.7;", "Knob"),
        new("private static readonly §D[] Table = [0.2, -0.4, 0.7];", "Table[$0 & 1]"),
        new("private static §D Level => 1.2 * Knob - Table[1];", "Level", "Knob", "Table[$0 & 1]"),
        new("private static class Tools\n{\npublic static §D Bend(§D x) => x * Knob + §M.Sin(x);\n}", "Tools.Bend($1)", "Knob"),
    ];

    private static readonly Member[] OfInstances =
    [
        new("private readonly §D _weight = 0.3;", "_weight"),
        new("private readonly §D[] _rates = [1.5, -0.2];", "_rates[$0 & 1]"),
        new("private readonly int _count = 2;", "_count * (§D)(0.5)"),
        new("public §D Rate { get; } = 1.1;", "Rate"),
        new("public §D Twice => 2 * _weight;", "Twice", "_weight"),
        new("public §D Bias\n{\nget\n{\n§D s = Rate;\nforeach (§D r in _rates) s += r * _weight;\nreturn s;\n}\n}", "Bias", "Rate", "_rates[$0 & 1]", "_weight"),
        new("private §D Weighted(§D x)\n{\nfor (int i = 0; i < _count; i++) x = §M.Sin(x * _weight) + x * _rates[i & 1];\nreturn x;\n}", "Weighted($1)", "_count * (§D)(0.5)", "_weight", "_rates[$0 & 1]"),
        new("public §D this[int i] => _rates[i & 1] * Rate;", "this[$0]", "_rates[$0 & 1]", "Rate") { Needs = Feature.Indexers },
    ];

    private readonly HashSet<string> _declared = [];

    private Chance Chance => growth.Chance;

    /// <summary>Whether the loss is a method of an object.</summary>
    public bool IsInstance { get; private set; }

    public void Choose() => IsInstance = Chance.OneIn(2);

    /// <summary>Something that the state is read for.</summary>
    public Node Number(int depth)
    {
        List<Member> members = [.. Static, .. growth.Scope.IsInstance ? OfInstances : []];
        Member member = Chance.From(members.FindAll(m => m.Needs is not { } feature || growth.Has(feature)));
        Declare(member);
        return Node.Of(Sort.Double, member.Use, growth.Integers.Grow(0), growth.Numbers.Grow(Sort.Double, depth - 1));
    }

    private void Declare(Member member)
    {
        if (!_declared.Add(member.Use)) return;
        foreach (string use in member.Uses) Declare(Static.Concat(OfInstances).First(m => m.Use == use));
        growth.Members.Add(Node.Fixed(member.Text));
    }

    /// <param name="Text">How it is declared.</param>
    /// <param name="Use">A number of it: $0 is an integer, $1 a number.</param>
    /// <param name="Uses">The uses of the members that it needs.</param>
    private sealed record Member(string Text, string Use, params string[] Uses)
    {
        public Feature? Needs { get; init; }
    }
}
