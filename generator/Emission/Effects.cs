using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The kinds of exceptions an op can throw, as far as a caller can tell them apart.</summary>
[Flags]
internal enum Failure
{
    None = 0,

    /// <summary>An index outside its array.</summary>
    Index = 1,

    /// <summary>Anything else: division by zero, a slice outside its array, a function outside its domain.</summary>
    Other = 2,
}

/// <summary>What ops read, write and throw: all that decides whether an expression may be evaluated later.</summary>
/// <remarks>
/// Memory is told apart by its root: a parameter, fresh memory, state from outside. Views have the root of what they
/// show. Parameters do not overlap (checked at entry), but those of a function may; state from outside may be any array handed in.
/// </remarks>
/// <param name="outline">The method, or a function of it.</param>
/// <param name="functions">What the method's functions do.</param>
/// <param name="isFunction">Whether the outline is of a function.</param>
internal sealed class Effects(Outline outline, FunctionEffects functions, bool isFunction)
{
    private readonly Dictionary<int, bool> _written = [];

    public Value Root(Value array)
    {
        while (Below(array) is { } below) array = below;
        return array;
    }

    /// <summary>Whether it is a row of T[][], which prints as an array.</summary>
    public bool IsRow(Value array) => outline.Definer(array)?.Op is Row;

    private Value? Below(Value array) => outline.Definer(array)?.Op switch
    {
        View view => view.Array,
        Row row => row.Jagged,
        _ => null,
    };

    /// <summary>The parameter, or the leaf of one, that the array is or is a part of.</summary>
    public Parameter? Owner(Value array) => outline.Parameter(Root(array));

    /// <summary>Runs even if nobody uses its results. The index of an element runs where the element is read or written.</summary>
    public bool MustRun(Step step) =>
        step.Op is Store or Accumulate or AddLanes or ScatterLanes or SumLanes or AddSums or Clear or Take or Push or Pop or Invoke || (Failures(step) != Failure.None && step.Op is not GridIndex);

    public Failure Failures(Step step) => step.Op switch
    {
        Load or Store or Accumulate or LoadLanes or GatherLanes or AddLanes or ScatterLanes or SumLanes or GridIndex => Failure.Index,
        View or Row or Invoke => Failure.Other,
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder, Left.Type.IsInteger: true } o => IsSafeDivisor(o.Right) ? Failure.None : Failure.Other,
        Call call => RuleTable.MayThrow(call) ? Failure.Other : Failure.None,
        Foreign or Throw or Take => Failure.Other,
        New o => outline.Definer(o.Count)?.Op is Const { Bits: >= 0 } ? Failure.None : Failure.Other,
        _ => Failure.None,
    };

    /// <summary>The memory an op reads elements of.</summary>
    public IEnumerable<Value> Reads(Op op) => functions.ReadBy(op);

    /// <summary>The memory an op changes.</summary>
    public IEnumerable<Value> Writes(Op op) => functions.WrittenBy(op);

    /// <summary>Whether a caller who catches an exception sees what was written: gradients are worthless then, local memory is gone.</summary>
    public bool IsVisible(Value array)
    {
        Value root = Root(array);
        return outline.Parameter(root) is { } parameter ? parameter.Role != ParameterRole.Gradient : IsOutside(root);
    }

    public bool MayShareMemory(Value left, Value right)
    {
        Value a = Root(left), b = Root(right);
        if (a.Id == b.Id) return true;
        if (IsFresh(a) || IsFresh(b) || !MayBeSame(a.Type, b.Type)) return false;
        if (isFunction) return true;
        return IsOutside(a) || IsOutside(b);
    }

    /// <summary>Whether code of others runs, which may change the state that the method reads.</summary>
    public bool RunsForeignCode { get; } = outline.Steps.Any(step => functions.ChangesState(step.Op));

    public bool ChangesState(Step step) => functions.ChangesState(step.Op);

    /// <summary>Whether any op of the method writes to the memory.</summary>
    public bool IsWritten(Value array)
    {
        Value root = Root(array);
        if (_written.TryGetValue(root.Id, out bool known)) return known;
        bool written = false;
        foreach (Step step in outline.Steps)
            written |= Writes(step.Op).Any(target => MayShareMemory(target, root));
        _written.Add(root.Id, written);
        return written;
    }

    // A type parameter may stand for the other type, and an array be a row.
    private static bool MayBeSame(IrType a, IrType b) =>
        ElementOf(a) is { } x && ElementOf(b) is { } y && (x == y || (x.IsFloat && y.IsFloat && (x.IsGeneric || y.IsGeneric)));

    private static ScalarType? ElementOf(IrType type) => type switch
    {
        ArrayType array => array.Element,
        JaggedType jagged => jagged.Element,
        _ => null,
    };

    private bool IsFresh(Value root) => outline.Definer(root)?.Op is New or NewHeap;

    private bool IsOutside(Value root) => outline.Definer(root)?.Op is External or Foreign { Code: CodeTemplate.Itself };

    private bool IsSafeDivisor(Value divisor) => outline.Definer(divisor)?.Op is Const { Bits: not (0 or -1) };
}
