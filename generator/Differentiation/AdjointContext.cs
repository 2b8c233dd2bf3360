using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>What every part of the reverse sweep knows of the primal.</summary>
internal sealed class AdjointContext
{
    private readonly Dictionary<Value, long> _constants = [];
    private readonly HashSet<Value> _lengths = [];
    private readonly Dictionary<Value, View> _views = [];
    private readonly Dictionary<Value, Value> _negations = [];

    private readonly Dictionary<Value, Row> _rows = [];
    private readonly Dictionary<Value, Value> _counts = [];
    private readonly HashSet<Value> _own = [];
    private readonly HashSet<Value> _nullable = [];

    public AdjointContext(Method method, ValueFactory values, MemoryRoots roots, Activity activity)
    {
        foreach (Parameter parameter in method.Parameters)
        {
            if (parameter.IsLength) _lengths.Add(parameter.Value);
            if (parameter.ArrivesNull) _nullable.Add(parameter.Value);
        }

        Values = values;
        Roots = roots;
        Activity = activity;
        Text = new StatementText(method, values);
        foreach (Op op in method.Ops)
        {
            if (op is Const constant) _constants[constant.Result] = constant.Bits;
            if (op is Length length) _lengths.Add(length.Result);
            if (op is Unary { Kind: UnaryKind.Negate } negation) _negations[negation.Result] = negation.Operand;
            if (op is View view) _views[view.Result] = view;
            if (op is Row row) _rows[row.Result] = row;
            if (op is View part) _counts[part.Result] = part.Count;
            if (op is New fresh) _counts[fresh.Result] = fresh.Count;
            if (op is New or NewHeap or NewRows) _own.Add(OpShape.Results(op)[0]);
            RunsForeignCode |= op is Foreign { ChangesState: true };
        }

        Reciprocals = new Reciprocals(method);
        Functions = new FunctionAdjoints(this, method);
    }

    public ValueFactory Values { get; }

    /// <summary>Whether the reverse of a loop is skipped where the adjoint that goes into it is 0.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>Whether pullbacks that are given by hand stand in place of their calls, to be differentiated themselves.</summary>
    public bool InlinesGiven { get; init; }

    /// <summary>What those find of the memory that their functions were handed.</summary>
    public GivenMemory Kept { get; } = new();

    public MemoryRoots Roots { get; }

    public Activity Activity { get; }

    public StatementText Text { get; }

    public Reciprocals Reciprocals { get; }

    /// <summary>The forward and reverse parts of the method's functions.</summary>
    public FunctionAdjoints Functions { get; }

    /// <summary>The memory that holds the adjoints of each active root's elements.</summary>
    public Dictionary<Value, Value> Shadows { get; } = [];

    /// <summary>Of a T[][] whose adjoints are in a heap: the heap, and where each row's start in it.</summary>
    public Dictionary<Value, (Value Heap, Value Starts)> RowShadows { get; } = [];

    /// <summary>Whether code runs that may change state outside: what was read of it cannot be read again.</summary>
    public bool RunsForeignCode { get; }

    /// <summary>Whether code runs that may change the memory's elements behind the method's back.</summary>
    /// <param name="root">Of the method: a parameter, memory that it makes, state.</param>
    public bool MayChange(Value root) => RunsForeignCode && !_own.Contains(root);

    public bool IsConstant(Value value, long bits) => _constants.TryGetValue(value, out long known) && known == bits;

    public bool TryConstant(Value value, out long bits) => _constants.TryGetValue(value, out bits);

    /// <summary>Whether the value is some array's length, so never negative.</summary>
    public bool IsLength(Value value) => _lengths.Contains(value);

    /// <summary>Whether the first is -second.</summary>
    public bool IsNegationOf(Value value, Value other) => _negations.TryGetValue(value, out Value operand) && operand == other;

    /// <summary>The number of elements that fresh memory or a slice was made with.</summary>
    public Value? CountOf(Value array) => _counts.TryGetValue(array, out Value count) ? count : null;

    /// <summary>The number of elements of memory that is in scope.</summary>
    public Value Count(Value root, RegionBuilder builder) => CountOf(root) ?? builder.Length(root, ArrivesNull(root));

    /// <summary>Whether it is a parameter that may be null.</summary>
    public bool ArrivesNull(Value root) => _nullable.Contains(root);

    /// <summary>Where the array is a row of T[][]; else null.</summary>
    public Row? RowOf(Value array) => _rows.TryGetValue(array, out Row? row) ? row : null;

    public View ViewOf(Value array) =>
        _views.TryGetValue(array, out View? view) ? view : throw new InvalidOperationException($"{array} is active memory without a shadow.");

    /// <summary>"phi" → "dPhi"; nothing for what has no name.</summary>
    public string AdjointName(Value primal) => AdjointNames.Of(Values.NameOf(primal));
}

internal static class AdjointNames
{
    /// <summary>"phi" → "dPhi", "_t" → "d_t".</summary>
    public static string Of(string name) => name.Length == 0 ? "" : "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);
}
