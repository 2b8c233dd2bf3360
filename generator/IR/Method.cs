using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>A `ref` scalar: the body sees its value at entry, and yields the last one as for an out scalar.</summary>
    RefScalar,

    /// <summary>T[][].</summary>
    Jagged,

    /// <summary>T[,] or T[,,]: the value is all its elements in a row.</summary>
    Grid,

    /// <summary>A stack handed on by reference; of the functions inside a derivative alone.</summary>
    Tape,
}

/// <summary>What a parameter is to the derivative.</summary>
internal enum ParameterRole
{
    /// <summary>Data: a derivative with respect to it is not asked for.</summary>
    Data,

    /// <summary>The derivative is with respect to this one.</summary>
    Wrt,

    /// <summary>What a method that returns nothing leaves in this one is what is differentiated.</summary>
    Output,

    /// <summary>Added by a derivative: an output that holds the gradient of <see cref="Parameter.Of"/>; that of an output or of no parameter, what the method's result has for a tangent; or a matrix.</summary>
    Gradient,

    /// <summary>Added by a derivative: the adjoint of <see cref="Parameter.Of"/>, which it adds to.</summary>
    Adjoint,

    /// <summary>Added by a derivative: an input that holds the tangent of <see cref="Parameter.Of"/>; that of an output or of no parameter, the adjoint of what the method computes.</summary>
    Tangent,
}

/// <param name="Value">The value the body knows it by (for an out scalar: a value that no op uses).</param>
/// <param name="Name">As the source writes it, without '@'.</param>
/// <param name="Form">How C# writes it.</param>
/// <param name="Role">What it is to the derivative.</param>
/// <param name="Of">For an added output, the name of the parameter it belongs to; else empty.</param>
/// <param name="Member">
/// What the value is of the C# parameter, or of each of its elements, as C# text: "Position.X", "GetLength(0)". Empty where it is all of it.
/// </param>
/// <param name="TypeName">
/// The type of the C# parameter, of memory that of the elements, as C# text: "global::N.Point". Empty where it follows from the value.
/// </param>
/// <param name="Construction">Of an output, the whole from its leaves: "new global::N.Point({0}, {1})". Empty where there is one leaf, itself.</param>
/// <param name="Update">
/// The owner {0} with this member changed to {1}, where C# cannot assign the member: "{0} with { X = {1} }". Empty where it can.
/// </param>
/// <remarks>
/// Parameters of one name in a row are the leaves of one C# parameter: a struct, memory of structs, a grid and its lengths.
/// </remarks>
internal sealed record Parameter(
    Value Value,
    string Name,
    ParameterForm Form,
    ParameterRole Role,
    string Of = "",
    string Member = "",
    string TypeName = "",
    string Construction = "",
    string Update = "")
{
    /// <summary>How the caller hands it over beside by value: "in", "ref readonly". Empty where <see cref="Form"/> says all.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>Of a member, or of what a nullable value holds, that is an enum, its type as C# text; else empty.</summary>
    public string EnumName { get; init; } = "";

    /// <summary>An array that the caller may leave out: T[]?.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>Whether the derivative's body may find null in it: what it is differentiated by, and may not be left out, is tested at entry.</summary>
    public bool ArrivesNull => MayBeNull || (Role is ParameterRole.Data or ParameterRole.Output && Form is ParameterForm.Array or ParameterForm.Grid or ParameterForm.Jagged);

    /// <summary>A number that the caller's variable may change under the call: what counts is its value at entry.</summary>
    public bool IsSnapshot => Form == ParameterForm.RefScalar || (Modifier.Length > 0 && Value.Type is ScalarType && Form == ParameterForm.Scalar);

    /// <summary>Whether the body yields what the caller finds in it.</summary>
    public bool IsYielded => Form is ParameterForm.OutScalar or ParameterForm.RefScalar;

    /// <summary>Whether it is the length of a dimension, so never negative.</summary>
    public bool IsLength => Member.StartsWith("GetLength(", System.StringComparison.Ordinal);

    /// <summary>Whether C# knows it as the name alone.</summary>
    public bool IsPlain => Member.Length == 0 && TypeName.Length == 0;

    /// <summary>The name by which a reader knows the value: "p", "p.Position.X".</summary>
    public string Path => Member.Length == 0 ? Name : $"{Name}.{Member}";
}

/// <summary>Where a method stands in the user's source: enough to declare a member beside it.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Types">The nesting partial types from the outside in, each as its declaration head: "static partial class Gabor".</param>
/// <param name="Accessibility">"public", "internal", "protected internal", ….</param>
/// <param name="IsStatic">Whether the method is static.</param>
/// <param name="QualifyNames">Whether names of the BCL must be written with global:: because the user's own hide them.</param>
internal sealed record Site(string Namespace, EquatableArray<string> Types, string Accessibility, bool IsStatic, bool QualifyNames)
{
    /// <summary>Whether it is a method of a struct: local functions there do not see `this`.</summary>
    public bool IsOfStruct => !IsStatic && Types.Count > 0 && System.Text.RegularExpressions.Regex.IsMatch(Types[Types.Count - 1], @"\bstruct\b");

    /// <summary>The derivatives whose names a base type has too, with the same parameters.</summary>
    public EquatableArray<string> Hiding { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The method's type parameters, in order.</summary>
    public EquatableArray<string> TypeParameters { get; init; }

    /// <summary>Those of the types around it: names that no local may take.</summary>
    public EquatableArray<string> OuterTypeParameters { get; init; }

    /// <summary>How the derivative reads fields that it may not name.</summary>
    public EquatableArray<Accessor> Accessors { get; init; } = EquatableArray<Accessor>.Empty;

    /// <summary>Whether the project computes integers with overflow checks, which the IR's operators have not.</summary>
    public bool ChecksOverflow { get; init; }

    /// <summary>Their constraints: "where T : global::System.Numerics.IFloatingPointIeee754&lt;T&gt;".</summary>
    public EquatableArray<string> Constraints { get; init; }
}

/// <summary>One function: the primal as lowered, or anything derived from it.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Parameters">In order; the body sees their values.</param>
/// <param name="Body">No region parameters. Yields the returned value (none for void), then the out scalars in order.</param>
/// <param name="ReturnType">A number, of what is differentiated; null for void.</param>
/// <param name="Names">The name a value goes by in the source, by id; empty where it has none.</param>
internal sealed record Method(
    Site Site,
    string Name,
    EquatableArray<Parameter> Parameters,
    Region Body,
    IrType? ReturnType,
    EquatableArray<string> Names)
{
    /// <summary>Of which kind a derivative is.</summary>
    public Kinds Kind { get; init; } = Kinds.Gradient;

    /// <summary>What the body, and they themselves, run by <see cref="Invoke"/>: the functions that call themselves.</summary>
    public EquatableArray<Function> Functions { get; init; } = EquatableArray<Function>.Empty;

    /// <summary>The number of threads at most, handed over last; null where nothing is split over threads.</summary>
    public Value? Threads { get; init; }

    /// <summary>The parameters but for the number of threads.</summary>
    public IReadOnlyList<Parameter> Computed => Threads is null ? Parameters : [.. Parameters.Take(Parameters.Count - 1)];

    /// <summary>What was done about its loops over samples, for the reader of the generated file.</summary>
    public EquatableArray<string> Schedule { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What is differentiated: the returned value; of a method that returns nothing, what it leaves in its outputs.</summary>
    public IReadOnlyList<Value> Dependents => ReturnType is not null ? [Body.Yields[0]] : [.. Outputs.Select(Left)];

    /// <summary>Where a method that returns nothing leaves what is differentiated.</summary>
    public IEnumerable<Parameter> Outputs => Parameters.Where(p => p.Role == ParameterRole.Output);

    /// <summary>What the method leaves in an output: its memory, or the number that it yields.</summary>
    public Value Left(Parameter output)
    {
        if (!output.IsYielded) return output.Value;
        int earlier = Parameters.TakeWhile(p => p != output).Count(p => p.IsYielded);
        return Body.Yields[earlier + (ReturnType is null ? 0 : 1)];
    }

    /// <summary>The method's body, then those of its functions.</summary>
    public IEnumerable<Region> Bodies => Functions.Select(f => f.Body).Prepend(Body);

    /// <summary>All ops, of the functions too.</summary>
    public IEnumerable<Op> Ops => Functions.Count == 0 ? Body.Deep : Bodies.SelectMany(OpShape.Deep);

    /// <summary>The same method without the functions that its body does not reach.</summary>
    public Method WithoutUncalled()
    {
        if (Functions.Count == 0) return this;
        Dictionary<string, Function> functions = Functions.ToDictionary(f => f.Name);
        HashSet<string> reached = [];
        Reach(Body);
        return reached.Count == functions.Count ? this : this with { Functions = Functions.Where(f => reached.Contains(f.Name)).ToEquatable() };

        void Reach(Region region)
        {
            foreach (Invoke call in OpShape.Deep(region).OfType<Invoke>())
                if (reached.Add(call.Function)) Reach(functions[call.Function].Body);
        }
    }

    /// <summary>The same method with every body rewritten, its functions' too.</summary>
    public Method WithBodies(Func<Region, Region> rewrite) => this with
    {
        Body = rewrite(Body),
        Functions = Functions.Map(f => f with { Body = rewrite(f.Body) }),
    };
}
