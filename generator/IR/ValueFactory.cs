using System.Collections.Generic;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.IR;

/// <summary>Numbers the values of one method and remembers their names.</summary>
internal sealed class ValueFactory
{
    private readonly List<string> _names = [];

    public ValueFactory() { }

    /// <summary>Continues the numbering of an existing method.</summary>
    public ValueFactory(Method method) => _names.AddRange(method.Names);

    public int Count => _names.Count;

    public Value New(IrType type, string name = "")
    {
        _names.Add(name);
        return new Value(_names.Count - 1, type);
    }

    public string NameOf(Value value) => _names[value.Id];

    public void Rename(Value value, string name) => _names[value.Id] = name;

    public EquatableArray<string> Names() => _names.ToEquatable();
}
