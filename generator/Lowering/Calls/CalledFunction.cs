using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A function of the IR under construction: a method that is called, and not written in place of its calls.</summary>
/// <remarks>
/// Its body sees the variables around it (of the method that a local function or lambda stands in) by parameters of its own, which
/// each call gives their values. What it assigns of them it returns.
/// </remarks>
internal sealed class CalledFunction
{
    private readonly LoweringContext _context;
    private readonly Bindings _around;
    private readonly int _firstVariable;
    private readonly List<(Variable Variable, Value Value)> _kept = [];
    private readonly Dictionary<Variable, Value> _seen = [];

    /// <param name="context">Where it is first called.</param>
    /// <param name="name">Of the function.</param>
    public CalledFunction(LoweringContext context, string name) =>
        (_context, Name, _around, _firstVariable) = (context, name, context.Variables.Copy(), context.NextVariable);

    public string Name { get; }

    /// <summary>Parameters for what the source hands over.</summary>
    public List<Value> Parameters { get; } = [];

    /// <summary>Its own variables for those of the caller's that it is handed by reference.</summary>
    public List<(Variable Inner, Value Parameter, bool IsAssigned)> Shared { get; } = [];

    /// <summary>The variables around it whose values it is given beside these, in the order in which it first wanted them.</summary>
    public List<Variable> Seen { get; } = [];

    /// <summary>Those of them that it may assign.</summary>
    public List<Variable> Assigned { get; } = [];

    /// <summary>What the source returns.</summary>
    public Shape? Result { get; set; }

    public RegionBuilder? Body { get; set; }

    /// <summary>What it returns: the result, then what has become of shared variables, then of those around it.</summary>
    public IReadOnlyList<Value> Yields { get; private set; } = [];

    public IReadOnlyList<IrType> ResultTypes =>
        [.. Result?.Leaves() ?? [], .. Shared.Where(s => s.IsAssigned).Select(s => s.Inner.Type), .. Assigned.Select(v => v.Type)];

    public Value AddParameter(IrType type)
    {
        Value value = _context.Values.New(type);
        if (type.IsMemory) _context.Memory.MarkLent(value);
        Parameters.Add(value);
        return value;
    }

    public void Share(Variable inner, Value parameter, bool isAssigned) => Shared.Add((inner, parameter, isAssigned));

    /// <summary>Remembers variables that must hold the same at the end: nobody takes over what becomes of them.</summary>
    public void Keep(Place place, IEnumerable<Value> values) => _kept.AddRange(place.Variables.Zip(values, (v, value) => (v, value)));

    /// <summary>Ends the body.</summary>
    /// <param name="result">What the source returns.</param>
    /// <param name="own">The variables at the end.</param>
    public void Return(IEnumerable<Value> result, Bindings own)
    {
        foreach ((Variable variable, Value value) in _kept)
            if (own.Find(variable) != value) throw Lost(variable);
        Yields =
        [
            .. result,
            .. Shared.Where(s => s.IsAssigned).Select(s => own.Find(s.Inner)!),
            .. Assigned.Select(v => own.Find(v)!),
        ];
    }

    /// <summary>Ends a body that always throws: what it returns nobody comes to read.</summary>
    public void NeverReturn() => Yields = [.. ResultTypes.Select(_context.Builder.Zero)];

    /// <summary>Whether the variable is one of those around the function.</summary>
    public bool IsAround(Variable variable) => variable.Order < _firstVariable && _around.Reaches(variable);

    /// <summary>The value that a variable around the function has at the call; null where it is none, or has none.</summary>
    public Value? See(Variable variable)
    {
        if (_seen.TryGetValue(variable, out Value known)) return known;
        if (variable.Order >= _firstVariable || _around.Find(variable) is null) return null;
        return Add(variable);
    }

    /// <summary>The value that it has where the function is called first, to be looked at only.</summary>
    public Value? Peek(Variable variable) => variable.Order < _firstVariable ? _around.Peek(variable) : null;

    /// <summary>Takes note of a variable around that the function may assign, whether it has a value before or not.</summary>
    public void Assign(Variable variable, Bindings own)
    {
        if (Assigned.Contains(variable)) return;
        Assigned.Add(variable);
        own.Declare(variable);
        own.Set(variable, Add(variable));
    }

    /// <summary>What there is to say where an assignment would be lost.</summary>
    public Exception Lost(Variable variable)
    {
        if (variable is { Type: OpaqueType, LastAssignment: { } assigned })
            return Refusal.At(assigned, Descriptors.Recursion, Name, "and changes which object a variable of its caller's is; use one of its own");
        if (variable.LastAssignment is not { } at || !(variable.IsMemory || _kept.Any(k => k.Variable == variable)))
            return new InvalidOperationException($"'{Name}' changes '{variable.Name}', which it does not return");
        return variable.IsMemory
            ? Refusal.At(at, Descriptors.Recursion, Name, $"and changes which span or array '{variable.Name}' is; declare one inside it")
            : Refusal.At(at, Descriptors.StateWritten, at.ToString());
    }

    private Value Add(Variable variable)
    {
        Value value = _context.Values.New(variable.Type, variable.Name);
        if (variable.IsMemory) _context.Memory.MarkLent(value);
        if (_around.Find(variable) is { } now && _context.Memory.IsHandedIn(now)) _context.Memory.MarkSeen(value);
        _seen.Add(variable, value);
        Seen.Add(variable);
        return value;
    }

    /// <summary>The parameter for a variable around it.</summary>
    public Value ParameterOf(Variable seen) => _seen[seen];
}
