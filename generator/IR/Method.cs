using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>How a parameter is written in C#.</summary>
internal enum ParameterForm
{
    Scalar,
    Array,
    Span,
    ReadOnlySpan,

    /// <summary>An `out` scalar: not an input of the body; the body yields it, in order, after the returned value.</summary>
    OutScalar,
}

/// <summary>What a parameter is to the derivative.</summary>
internal enum ParameterRole
{
    /// <summary>Data: a derivative with respect to it is not asked for.</summary>
    Data,

    /// <summary>The derivative is with respect to this one.</summary>
    Wrt,

    /// <summary>Added by a derivative: an output that holds the gradient of <see cref="Parameter.Of"/>.</summary>
    Gradient,
}

/// <param name="Value">The value the body knows it by (for an out scalar: a value that no op uses).</param>
/// <param name="Name">As the source writes it, without '@'.</param>
/// <param name="Form">How C# writes it.</param>
/// <param name="Role">What it is to the derivative.</param>
/// <param name="Of">For an added output, the name of the parameter it belongs to; else empty.</param>
internal sealed record Parameter(Value Value, string Name, ParameterForm Form, ParameterRole Role, string Of = "");

/// <summary>Where a method stands in the user's source: enough to declare a member beside it.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Types">The nesting partial types from the outside in, each as its declaration head: "static partial class Gabor".</param>
/// <param name="Accessibility">"public", "internal", "protected internal", …; with "new" where a base type has the member too.</param>
/// <param name="IsStatic">Whether the method is static.</param>
/// <param name="QualifyNames">Whether names of the BCL must be written with global:: because the user's own hide them.</param>
internal sealed record Site(string Namespace, EquatableArray<string> Types, string Accessibility, bool IsStatic, bool QualifyNames)
{
    /// <summary>The method's type parameters, in order.</summary>
    public EquatableArray<string> TypeParameters { get; init; }

    /// <summary>Their constraints: "where T : global::System.Numerics.IFloatingPointIeee754&lt;T&gt;".</summary>
    public EquatableArray<string> Constraints { get; init; }
}

/// <summary>One function: the primal as lowered, or anything derived from it.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Parameters">In order; the body sees their values.</param>
/// <param name="Body">No region parameters. Yields the returned value (none for void), then the out scalars in order.</param>
/// <param name="ReturnType">Null for void.</param>
/// <param name="Names">The name a value goes by in the source, by id; empty where it has none.</param>
internal sealed record Method(
    Site Site,
    string Name,
    EquatableArray<Parameter> Parameters,
    Region Body,
    ScalarType? ReturnType,
    EquatableArray<string> Names);
