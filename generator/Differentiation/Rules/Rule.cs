using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Rules;

/// <summary>What a function or operator returns.</summary>
internal enum ResultKind
{
    /// <summary>What its first argument is.</summary>
    SameAsArgument,

    Int32,

    Bool,
}

/// <summary>One row of the table: a function or operator and its partial derivatives.</summary>
/// <param name="Key">By which <see cref="Call.Function"/> names it. Unique, also between overloads.</param>
/// <param name="Home">The type that C# calls it on for doubles: "Math" or "double"; empty for an operator.</param>
/// <param name="Name">The C# method; for an operator, its sign.</param>
/// <param name="Arguments">Their names; those that are int begin with "int ".</param>
/// <param name="Partials">One for each argument.</param>
internal sealed record Rule(string Key, string Home, string Name, EquatableArray<string> Arguments, EquatableArray<Partial> Partials)
{
    public ResultKind Returns { get; init; }

    /// <summary>Whether recomputing it costs clearly more than a load from memory.</summary>
    public bool IsCostly { get; init; }

    /// <summary>Whether some arguments make it throw, so that it must not run where the source would not have run it.</summary>
    public bool MayThrow { get; init; }

    /// <summary>Whether int and long overloads exist, which have no derivative.</summary>
    public bool HasIntegerOverloads { get; init; }

    /// <summary>Whether no call in the source means this row: the lowering alone uses it.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>What a reader of the documentation should know about points where the formula does not speak for itself.</summary>
    public string Remark { get; init; } = "";

    public int Arity => Arguments.Count;

    /// <summary>Whether the argument can be a float or double at all.</summary>
    public bool IsReal(int argument) => !Arguments[argument].StartsWith("int ", StringComparison.Ordinal);

    /// <summary>Whether the derivative with respect to the argument is 0 everywhere: an active value that goes in is lost.</summary>
    public bool IsFlat(int argument) => Partials[argument] is Partial.Nothing;

    /// <summary>Whether the derivative with respect to some argument is not 0 everywhere.</summary>
    public bool HasDerivative => Enumerable.Range(0, Arity).Any(i => !IsFlat(i));

    /// <summary>Whether the derivative with respect to one argument reads the value of another (or of that one itself).</summary>
    public bool ReadsArgument(int of, int argument, Func<int, bool> isActive) =>
        Reads(of, isActive, part => part is Formula.Argument a && a.Index == argument);

    /// <summary>Whether the derivative with respect to one argument reads the result.</summary>
    public bool ReadsResult(int of, Func<int, bool> isActive) => Reads(of, isActive, part => part is Formula.Result);

    /// <summary>Whether the derivative with respect to any active argument reads this argument.</summary>
    public bool ReadsArgument(int argument, Func<int, bool> isActive) =>
        Enumerable.Range(0, Arity).Any(of => isActive(of) && ReadsArgument(of, argument, isActive));

    /// <summary>Whether the derivative with respect to any active argument reads the result.</summary>
    public bool ReadsResult(Func<int, bool> isActive) =>
        Enumerable.Range(0, Arity).Any(of => isActive(of) && ReadsResult(of, isActive));

    /// <summary>The type of the result of a call on arguments whose first is of the given type.</summary>
    public Scalar ResultType(Scalar argument) => Returns switch
    {
        ResultKind.Int32 => Scalar.Int32,
        ResultKind.Bool => Scalar.Bool,
        _ => argument,
    };

    /// <summary>Appends what computes adjoint · ∂result/∂argument (or, of tangents, ∂result/∂argument · tangent, which is the same).</summary>
    /// <param name="code">Receives the ops.</param>
    /// <param name="argument">With respect to which argument.</param>
    /// <param name="adjoint">Of the result's type, or, for a tangent, of the argument's.</param>
    /// <param name="arguments">The values the function was called with.</param>
    /// <param name="result">What it returned.</param>
    /// <param name="isActive">Whether an argument is differentiated: Max(x, c) differs from Max(x, y) at a tie.</param>
    /// <returns>The argument's share of the adjoint, of the argument's type (of tangents: the result's); null where the derivative is 0.</returns>
    public Value? Contribution(
        RegionBuilder code, int argument, Value adjoint, IReadOnlyList<Value> arguments, Value result, Func<int, bool> isActive)
    {
        Partial partial = Partials[argument].Resolve(isActive);
        if (partial is Partial.Nothing || !arguments[argument].Type.IsFloat || !result.Type.IsFloat) return null;

        Value share = new PartialBuilder(code, (ScalarType)adjoint.Type, arguments, result).Build(partial, adjoint);
        // Only a conversion has an argument of another type: its adjoint goes back through the opposite conversion.
        IrType target = adjoint.Type == result.Type ? arguments[argument].Type : result.Type;
        return code.Convert((ScalarType)target, share);
    }

    private bool Reads(int of, Func<int, bool> isActive, Func<Formula, bool> what) =>
        Partials[of].Resolve(isActive).Formulas().SelectMany(f => f.Parts()).Any(what);
}
