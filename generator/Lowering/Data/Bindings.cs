using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The value that each variable has at one point of the program.</summary>
internal sealed class Bindings
{
    // A variable without a value is declared, but the compiler has proved that it is not read before it is assigned.
    private readonly Dictionary<Variable, Value?> _values;

    /// <param name="function">In whose body it is; null in the attributed method's.</param>
    public Bindings(CalledFunction? function = null) => (_values, Function) = ([], function);

    private Bindings(Bindings other) => (_values, Function) = (new Dictionary<Variable, Value?>(other._values), other.Function);

    /// <summary>The function whose variables these are; it sees those around it too.</summary>
    public CalledFunction? Function { get; }

    public Bindings Copy() => new(this);

    /// <summary>Takes over the values, and the declarations, of another point of the program.</summary>
    public void Become(Bindings other)
    {
        _values.Clear();
        foreach (KeyValuePair<Variable, Value?> pair in other._values) _values.Add(pair.Key, pair.Value);
    }

    public void Declare(Variable variable) => _values[variable] = null;

    /// <summary>Forgets the variables of a call that is over.</summary>
    public void DropFrom(int order)
    {
        foreach (Variable variable in _values.Keys.Where(v => v.Order >= order).ToArray()) _values.Remove(variable);
    }

    public void Set(Variable variable, Value value)
    {
        if (Function?.IsAround(variable) == true && !IsDeclared(variable)) throw Function.Lost(variable);
        _values[variable] = value;
    }

    public void Forget(Variable variable) => _values[variable] = null;

    public bool IsDeclared(Variable variable) => _values.ContainsKey(variable);

    /// <summary>Whether it is declared, here or around the function.</summary>
    public bool Reaches(Variable variable) => IsDeclared(variable) || Function?.IsAround(variable) == true;

    public Value? Find(Variable variable) => _values.TryGetValue(variable, out Value? value) ? value : Function?.See(variable);

    /// <summary>The same, without a function taking note that it wants what is around it: the value that it has there.</summary>
    public Value? Peek(Variable variable) => _values.TryGetValue(variable, out Value? value) ? value : Function?.Peek(variable);

    /// <summary>All declared variables, in the order of their declaration.</summary>
    public IEnumerable<Variable> Variables() => _values.Keys.OrderBy(v => v.Order);
}
