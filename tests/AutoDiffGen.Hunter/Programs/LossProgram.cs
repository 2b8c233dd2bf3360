using System;
using System.Collections.Immutable;
using System.Linq;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>A loss, what it calls, and arguments to try it with.</summary>
/// <param name="Seed">What it grew from.</param>
/// <param name="Result">Double or Single.</param>
/// <param name="Inputs">The parameters.</param>
/// <param name="Members">Methods and types beside the loss.</param>
/// <param name="Body">A block.</param>
/// <param name="Calls">
/// Lists of arguments, one for each parameter: double, float, int or bool, and arrays of these.
/// </param>
internal sealed record LossProgram(
    long Seed,
    Sort Result,
    ImmutableArray<Input> Inputs,
    ImmutableArray<Node> Members,
    Node Body,
    ImmutableArray<ImmutableArray<object>> Calls)
{
    private static readonly string[] Steps = ["Floor", "Ceiling", "Round", "Truncate", "(int)", "CopySign", "%"];

    /// <summary>Whether anything is computed in single precision, whose derivatives are less exact.</summary>
    public bool UsesSingle => Result == Sort.Single || Print(Dialect.Dual, "", "").Contains("DualSingle", StringComparison.Ordinal);

    /// <summary>Whether a warning of the generator is in place: a derivative lost in a step, or one that is always 0.</summary>
    public bool Expects(string diagnostic) =>
        diagnostic == "ADG0031" || (diagnostic == "ADG0030" && Steps.Any(ToString().Contains));

    public bool IsDifferentiated(int input) =>
        Inputs[input].IsFloat && Inputs[input].Role != InputRole.NoGradient
        && (Inputs[input].Role == InputRole.Wrt || Inputs.All(i => i.Role != InputRole.Wrt));

    /// <summary>The loss and its helpers as members of a class.</summary>
    public string Print(Dialect dialect, string typeHead, string attribute)
    {
        string result = Result == Sort.Double ? dialect.Double : dialect.Single;
        string members = string.Concat(Members.Select(m => NodePrinter.Print(m, dialect) + "\n"));
        string text = $"{typeHead}\n{{\n{members}{attribute}\npublic static {result} Loss({string.Join(", ", Inputs.Select(i => i.Declaration(dialect)))})\n"
            + NodePrinter.Print(Body, dialect) + "}\n";
        return NodePrinter.Indent(text, 0);
    }

    public override string ToString() => Print(Dialect.Plain, "public static partial class Hunted", "[Differentiable]");
}
