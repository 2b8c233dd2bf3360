using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Names of the variables of the member that compares derivatives.</summary>
internal sealed class SelfCheckNames
{
    /// <summary>How types of spans begin.</summary>
    public static readonly string[] Spans = ["global::System.Span<", "global::System.ReadOnlySpan<"];

    private readonly HashSet<string> _taken = [.. TypeNames.Relied, "_", "e", "v", "nameof"];

    public SelfCheckNames(Method primal)
    {
        _taken.UnionWith(primal.Parameters.Select(p => p.Name));
        _taken.UnionWith(primal.Site.TypeParameters.Concat(primal.Site.OuterTypeParameters).Select(p => p.TrimStart('@')));
        _taken.Add(primal.Name);
    }

    /// <summary>A name that nothing else has.</summary>
    public string Unique(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++) name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return Naming.Escape(name);
    }

    /// <summary>"static partial class Pair&lt;T, U&gt;" → "Pair&lt;T, U&gt;"</summary>
    public static string TypeName(string head)
    {
        int end = head.IndexOf('<');
        return head.Substring(head.LastIndexOf(' ', (end < 0 ? head.Length : end) - 1) + 1);
    }

    /// <summary>Whether a parameter has the name of a method that is called.</summary>
    public static bool IsHidden(Method primal, IReadOnlyList<Method> derivatives) =>
        derivatives.Select(d => d.Name).Append(primal.Name).Any(name => primal.Parameters.Any(p => p.Name == name));
}
