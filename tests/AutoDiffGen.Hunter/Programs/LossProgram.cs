using System;
using System.Collections.Immutable;
using System.Linq;

namespace AutoDiffGen.Hunter.Programs;

/// <summary>A loss, what it calls, and arguments to try it with.</summary>
/// <param name="Seed">What it grew from.</param>
/// <param name="Result">Double or Single; Statement of a method that returns nothing, and has outputs among its parameters.</param>
/// <param name="Inputs">The parameters.</param>
/// <param name="Members">Methods and types beside the loss.</param>
/// <param name="Body">A block.</param>
/// <param name="Calls">
/// Lists of arguments, one for each parameter: double, float, int or bool, and arrays of these; a struct is an array of its
/// numbers, and so are many of them; a function is a <see cref="Oracle.Probe"/>.
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

    /// <summary>Whether it returns nothing.</summary>
    public bool IsMapping => Result == Sort.Statement;

    /// <summary>Whether the loss is a method of an object.</summary>
    public bool IsInstance { get; init; }

    /// <summary>Whether anything is computed in single precision, whose derivatives are less exact.</summary>
    public bool UsesSingle => Result == Sort.Single || Print(Dialect.Dual, "").Contains("DualSingle", StringComparison.Ordinal) || UsesVectors;

    /// <summary>Whether the library computes with vectors, so that values are the loss's but for roundings.</summary>
    public bool UsesTensors => Print(Dialect.Dual, "").Contains("DualTensor", StringComparison.Ordinal);

    /// <summary>Whether a derivative is left out on purpose, of which differences know nothing.</summary>
    public bool UsesStops => ToString().Contains("Derivative.Stop", StringComparison.Ordinal);

    private bool UsesVectors => Print(Dialect.Dual, "").Contains("DualVector", StringComparison.Ordinal);

    /// <summary>Whether a warning of the generator is in place: a derivative lost in a step, or one that is always 0.</summary>
    public bool Expects(string diagnostic) =>
        diagnostic == "ADG0031" || (diagnostic == "ADG0030" && Steps.Any(ToString().Contains));

    public bool IsDifferentiated(int input) =>
        Inputs[input].HasDerivative && Inputs[input].Role is not (InputRole.NoGradient or InputRole.Output)
        && (Inputs[input].Role == InputRole.Wrt || Inputs.All(i => i.Role != InputRole.Wrt));

    /// <summary>The loss and its helpers as a class of the given name.</summary>
    public string Print(Dialect dialect, string name)
    {
        string head = IsInstance ? $"public sealed partial class {name}" : $"public static partial class {name}";
        string members = string.Concat(Members.Select(m => NodePrinter.Print(m, dialect) + "\n"));
        string attribute = dialect.IsDual ? "" : IsMapping ? "[Differentiable(Derivatives.Pullback | Derivatives.Pushforward)]" : "[Differentiable]";
        string parameters = string.Join(", ", Inputs.Select(i => i.Declaration(dialect)));
        string text = $"{head}\n{{\n{members}{attribute}\npublic {(IsInstance ? "" : "static ")}{dialect.Type(Result)} Loss({parameters})\n"
            + NodePrinter.Print(Body, dialect) + "}\n";
        return NodePrinter.Indent(text, 0);
    }

    public override string ToString() => Print(Dialect.Plain, "Hunted");
}
